// Keeps what is typed in the form marked data-draft on the server, field by field. Quietly: what counts is saving.
const form = document.querySelector('form[data-draft]')
const status = form.querySelector('[data-draft-status]')
const changed = new Set()
let timer
let sending
let leaving = false

const note = (field, delay) => {
  if (!field.name || field.type === 'hidden' || field.type === 'password') return
  changed.add(field.name)
  clearTimeout(timer)
  timer = setTimeout(send, delay)
}

async function send() {
  clearTimeout(timer)
  if (sending || leaving || !changed.size) return
  const names = [...changed]
  changed.clear()
  const values = new FormData(form)
  const body = new URLSearchParams({ form: form.dataset.draft })
  for (const name of ['version', '_csrf', ...names]) {
    if (values.has(name)) body.append(name, values.get(name))
  }
  sending = new AbortController()
  try {
    // A session that ended answers with a way elsewhere.
    const answer = await fetch(form.dataset.draftUrl, { method: 'POST', body, headers: { Accept: 'application/json' }, redirect: 'error', keepalive: true, signal: sending.signal })
    if (!answer.ok) throw new Error(answer.statusText)
    status.textContent = (await answer.json()).message
  } catch {
    if (!leaving) {
      names.forEach(name => changed.add(name))
      status.textContent = status.dataset.draftFailed
    }
    sending = undefined
    return
  }
  sending = undefined
  if (changed.size) timer = setTimeout(send, 0)
}

form.addEventListener('input', event => note(event.target, 1000))
form.addEventListener('change', event => note(event.target, 0))
document.addEventListener('visibilitychange', () => document.hidden && send())
addEventListener('pagehide', send)
// What could not be sent has waited for the connection.
addEventListener('online', send)
form.addEventListener('submit', () => {
  leaving = true
  sending?.abort()
})
// Back to a page that the browser has kept.
addEventListener('pageshow', () => { leaving = false })
