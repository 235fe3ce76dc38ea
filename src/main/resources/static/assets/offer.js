// The offer follows what is typed, and a branch unfolds in place. Without this module the form and the links ask for the same pages.
const form = document.querySelector('[data-offer-filter]')
const count = document.querySelector('[data-offer-count]')
const results = document.querySelector('[data-offer-results]')
const TYPING_PAUSE = 250

let pause
let asked

async function show(url) {
  clearTimeout(pause)
  asked?.abort()
  asked = new AbortController()
  const { signal } = asked
  const response = await fetch(url, { signal, headers: { Accept: 'text/html' } })
  if (!response.ok) {
    throw new Error(`The offer answered ${response.status}`)
  }
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  signal.throwIfAborted()
  results.replaceChildren(...page.querySelector('[data-offer-results]').childNodes)
  const said = page.querySelector('[data-offer-count]')
  if (said.textContent !== count.textContent) {
    count.replaceChildren(...said.childNodes)
  }
  for (const link of page.querySelectorAll('header a[hreflang]')) {
    document.querySelector(`header a[hreflang="${link.hreflang}"]`)?.setAttribute('href', link.getAttribute('href'))
  }
  history.replaceState(history.state, '', url)
}

function address() {
  const words = form.q.value.trim()
  return words ? `${form.action}?${new URLSearchParams({ q: words })}` : form.action
}

// What cannot be fetched is asked for as a page: the browser then says what is wrong.
function leave(url) {
  return error => {
    if (error.name !== 'AbortError') {
      location.assign(url)
    }
  }
}

form.q.addEventListener('input', event => {
  if (event.isComposing) {
    return
  }
  clearTimeout(pause)
  // While one types, a failure stays silent: the button is still there.
  pause = setTimeout(() => show(address()).catch(() => {}), TYPING_PAUSE)
})

form.q.addEventListener('compositionend', () => form.q.dispatchEvent(new Event('input')))

form.addEventListener('submit', event => {
  event.preventDefault()
  const url = address()
  show(url).catch(leave(url))
})

results.addEventListener('click', event => {
  const link = event.target.closest('a')
  if (!link || link.pathname !== new URL(form.action).pathname || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
    return
  }
  event.preventDefault()
  const { id, rel, href } = link
  const top = link.getBoundingClientRect().top
  show(href)
    .then(() => {
      if (id) {
        const branch = document.getElementById(id)
        branch.focus({ preventScroll: true })
        scrollBy({ top: branch.getBoundingClientRect().top - top, behavior: 'instant' })
      } else if (rel) {
        const list = results.querySelector('.cf-offer__trainings')
        list.querySelector('a').focus({ preventScroll: true })
        list.closest('.cf-offer__domain').scrollIntoView()
      } else {
        form.q.value = ''
        form.q.focus()
      }
    })
    .catch(leave(href))
})
