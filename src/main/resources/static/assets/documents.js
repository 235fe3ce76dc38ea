// Uploads a document as soon as it is chosen or dropped, and puts what the server draws of it in its place; what a button of a document
// changes is put there as well, so that a file that waits at another one is not lost. Without this module the page's own forms do it. Files go one after the other: the server takes a candidate's changes in turn anyway.

const form = document.getElementById('deposits')
const several = document.getElementById('several')
const status = document.getElementById('documents-status')
const govuk = document.querySelector('script[data-govuk]').dataset.govuk
const queue = []
let current = null

if (form) {
  form.hidden = true
  several.hidden = false
  // Captured, because GOV.UK's drop zone tells of a dropped file with an event that does not bubble.
  document.addEventListener('change', event => {
    const input = event.target
    if (input.type === 'file' && input.getAttribute('form') === 'deposits' && input.files.length > 0) {
      deposit(input.name, input.files[0])
    } else if (input.id.startsWith('several-files') && input.files?.length > 0) {
      ask([...input.files])
    }
  }, true)
  document.addEventListener('dragover', event => event.preventDefault())
  document.addEventListener('drop', event => {
    const zone = event.target.closest('.govuk-drop-zone')
    const files = [...event.dataTransfer.files]
    event.preventDefault()
    // One file on a document's own zone is GOV.UK's; any other drop would make the browser leave the page.
    if (files.length > 0 && !(zone && (several.contains(zone) || files.length === 1))) {
      ask(files)
    }
  })
  document.addEventListener('submit', event => {
    if (event.target.closest('.cf-document')) {
      event.preventDefault()
      change(event.target)
    }
  })
  several.querySelector('form button').addEventListener('click', depositAsked)
  window.addEventListener('beforeunload', event => {
    if (current) {
      event.preventDefault()
    }
  })
}

// One document

function deposit(code, file) {
  const card = cardOf(code)
  if (!fieldOf(card)) {
    return
  }
  const hadFocus = hasFocus(card)
  card.querySelector('.cf-document__said')?.remove()
  if (file.size > Number(form.dataset.maxBytes)) {
    fail({ code, file }, form.dataset.tooBig, { again: false })
    return
  }
  const job = { code, file, box: put(card, 'upload-progress') }
  job.bar = job.box.querySelector('progress')
  job.state = job.box.querySelector('.cf-upload__state')
  job.box.querySelector('.cf-upload__name').textContent = file.name
  job.box.querySelector('button').addEventListener('click', () => stop(job))
  if (hadFocus) {
    card.focus({ preventScroll: true })
  }
  queue.push(job)
  next()
}

function next() {
  if (!current && queue.length > 0) {
    current = queue.shift()
    send(current)
  }
}

function send(job) {
  const request = new XMLHttpRequest()
  const body = new FormData()
  body.append('_csrf', form.elements._csrf.value)
  body.append('file', job.file)
  job.request = request
  job.state.textContent = form.dataset.sending
  request.open('POST', `${form.action}/${encodeURIComponent(job.code)}`)
  request.upload.addEventListener('progress', event => {
    job.bar.value = Math.round(100 * event.loaded / event.total)
    job.state.textContent = event.loaded < event.total ? `${form.dataset.sending} ${job.bar.value} %` : form.dataset.checking
  })
  request.addEventListener('load', () => {
    const answer = pageOf(request.status, request.getResponseHeader('Content-Type'), request.responseText)
    const card = answer?.getElementById(`document-${job.code}`)
    if (card) {
      show(job.code, card, answer, answer.getElementById('deposited')?.textContent)
    } else if (request.status === 401 || request.status === 403 || new URL(request.responseURL).pathname === '/sign-in') {
      fail(job, form.dataset.signedOut, { signIn: true })
    } else {
      fail(job, form.dataset.failed)
    }
  })
  request.addEventListener('error', () => fail(job, form.dataset.cut))
  request.addEventListener('abort', () => restore(job))
  request.addEventListener('loadend', () => {
    current = null
    next()
  })
  request.send(body)
}

// Our own pages only: of anything else (an error of a server in between) the parser makes a page with styles of its own, which the
// Content-Security-Policy forbids.
function pageOf(status, type, text) {
  return status < 500 && type?.startsWith('text/html') ? new DOMParser().parseFromString(text, 'text/html') : null
}

function stop(job) {
  if (job === current) {
    job.request.abort()
  } else {
    queue.splice(queue.indexOf(job), 1)
    restore(job)
  }
}

function restore(job) {
  const card = cardOf(job.code)
  clear(card)
  chooser(card).focus()
  say(form.dataset.stopped)
}

async function show(code, answered, answer, notice) {
  const card = cardOf(code)
  const fresh = document.importNode(answered, true)
  const steps = answer.querySelector('[aria-labelledby="steps"]')
  const hadFocus = hasFocus(card)
  card.replaceWith(fresh)
  const oldSteps = document.querySelector('[aria-labelledby="steps"]')
  if (steps && oldSteps) {
    oldSteps.replaceWith(document.importNode(steps, true))
  }
  const invitation = notice && document.querySelector('.cf-all-in')?.textContent
  if (notice) {
    const said = clone('upload-done')
    said.querySelector('.cf-document__notice').textContent = notice
    said.querySelector('.cf-document__invitation').hidden = !invitation
    said.querySelector('.cf-document__invitation span').textContent = invitation || ''
    fresh.querySelector('.cf-document__title').after(said)
  }
  say([titleOf(fresh), notice ?? fresh.querySelector('.govuk-error-message')?.textContent, invitation].filter(Boolean).join(' – '))
  several.hidden = !document.querySelector('.cf-document__field')
  const { initAll } = await import(govuk)
  initAll({ scope: fresh })
  if (hadFocus) {
    const focused = notice || !fieldOf(fresh) ? fresh : chooser(fresh)
    focused.focus({ preventScroll: true })
  }
}

// The file stays in this page, so that nobody has to look for it again.
function fail(job, why, { again = true, signIn = false } = {}) {
  const card = cardOf(job.code)
  const hadFocus = hasFocus(card)
  const box = put(card, 'upload-failure')
  const repeat = box.querySelector('.cf-upload__again')
  box.querySelector('.cf-upload__why').textContent = why
  box.querySelector('.cf-upload__name').textContent = job.file.name
  box.querySelector('.cf-upload__sign-in').hidden = !signIn
  repeat.hidden = !again
  repeat.addEventListener('click', async () => {
    repeat.disabled = true
    await renewToken()
    deposit(job.code, job.file)
  })
  box.querySelector('.cf-upload__other').addEventListener('click', () => {
    clear(card)
    chooser(card).focus()
  })
  if (hadFocus) {
    (again ? repeat : box.querySelector('.cf-upload__other')).focus({ preventScroll: true })
  }
  say(`${titleOf(card)} – ${why}`)
}

// Signed in again in another tab, the session has another token; every form of the page gets it.
async function renewToken() {
  try {
    const answer = await fetch(location.pathname)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const token = page.querySelector('#deposits input[name=_csrf]')?.value
    if (token) {
      document.querySelectorAll('input[name=_csrf]').forEach(field => { field.value = token })
    }
  } catch {
    // Still no connection: the upload itself will say so.
  }
}

// A button of a document

// Sent as its form is; the answer is the whole page, of which the parts that changed are taken.
async function change(sent) {
  const card = sent.closest('.cf-document')
  const button = sent.querySelector('button')
  if (button.disabled) {
    return
  }
  const body = new URLSearchParams(new FormData(sent))
  button.disabled = true
  card.querySelectorAll('.cf-document__said, .cf-document__cut').forEach(said => said.remove())
  try {
    const response = await fetch(sent.action, { method: 'POST', body })
    const answer = pageOf(response.status, response.headers.get('Content-Type'), await response.text())
    const answered = answer?.getElementById(card.id)
    if (!answered) {
      // Another page than ours, such as the sign-in: the browser goes there with what the form says.
      sent.submit()
      return
    }
    card.focus({ preventScroll: true })
    await show(card.dataset.code, answered, answer, answer.querySelector('.govuk-notification-banner__heading')?.textContent)
    refuse(answer.querySelector('.govuk-error-summary'))
  } catch {
    const why = clone('change-failure')
    card.querySelector('.cf-document__title').after(why)
    button.disabled = false
    button.focus({ preventScroll: true })
    say(`${titleOf(card)} – ${why.textContent.trim()}`)
  }
}

// What the page says of a change that the server refused, or nothing any more.
function refuse(summary) {
  const main = document.getElementById('main')
  main.querySelectorAll('.govuk-error-summary').forEach(old => old.remove())
  if (summary) {
    const fresh = document.importNode(summary, true)
    main.querySelector('.govuk-back-link').after(fresh)
    fresh.focus()
  }
}

// Several files

// Whose document a file is: asked, and guessed from the words of its name.
function ask(files) {
  const rows = several.querySelector('ul')
  const waiting = [...document.querySelectorAll('.cf-document')].filter(card => fieldOf(card)?.hidden === false)
  const free = new Set(waiting)
  rows.replaceChildren()
  files.forEach((file, number) => {
    const row = clone('several-file')
    const select = row.querySelector('select')
    row.file = file
    row.querySelector('.cf-upload__name').textContent = file.name
    row.querySelector('label').htmlFor = select.id = `several-file-${number}`
    row.querySelector('.govuk-error-message').id = `several-file-${number}-error`
    for (const card of waiting) {
      select.add(new Option(titleOf(card), card.dataset.code))
    }
    const guess = likeliest(file.name, free)
    if (guess) {
      free.delete(guess)
      select.value = guess.dataset.code
    }
    rows.append(row)
  })
  several.hidden = false
  several.querySelector('form').hidden = false
  rows.querySelector('select').focus()
}

function depositAsked() {
  const rows = [...several.querySelectorAll('li')]
  const chosen = new Set()
  let wrong = null
  for (const row of rows) {
    const select = row.querySelector('select')
    const error = row.querySelector('.govuk-error-message')
    const twice = select.value !== 'none' && chosen.has(select.value)
    const problem = select.value === '' ? form.dataset.whichMissing : twice ? form.dataset.whichTwice : null
    chosen.add(select.value)
    error.hidden = !problem
    error.querySelector('span:last-child').textContent = problem ?? ''
    row.classList.toggle('govuk-form-group--error', Boolean(problem))
    if (problem) {
      select.setAttribute('aria-describedby', error.id)
      wrong ??= select
    } else {
      select.removeAttribute('aria-describedby')
    }
  }
  if (wrong) {
    wrong.focus()
    return
  }
  several.querySelector('form').hidden = true
  const input = several.querySelector('input[type=file]')
  input.value = ''
  input.dispatchEvent(new Event('change'))
  document.getElementById('documents').focus({ preventScroll: true })
  rows.map(row => [row.querySelector('select').value, row.file])
    .filter(([code]) => code !== 'none')
    .forEach(([code, file]) => deposit(code, file))
}

function likeliest(name, cards) {
  const words = wordsOf(name)
  const score = text => wordsOf(text).filter(word => words.some(other => alike(word, other))).length
  let best = null
  let most = 0
  for (const card of cards) {
    const points = 3 * score(card.dataset.words) + score(card.dataset.hint ?? '')
    if (points > most) {
      best = card
      most = points
    }
  }
  return best
}

function wordsOf(text) {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return [...new Set(plain.split(/[^a-z0-9]+/))].filter(word => word.length > 3 || word === 'cv')
}

function alike(word, other) {
  return word === other || (word.length > 4 && other.length > 4 && word.slice(0, 5) === other.slice(0, 5))
}

// The page

function cardOf(code) {
  return document.getElementById(`document-${code}`)
}

function titleOf(card) {
  return card.querySelector('h3').textContent.replace(/\s+/g, ' ').trim()
}

function hasFocus(card) {
  return card.contains(document.activeElement)
}

function clone(template) {
  return document.getElementById(template).content.firstElementChild.cloneNode(true)
}

function fieldOf(card) {
  return card.querySelector('.cf-document__field')
}

// What a person presses to choose a file: GOV.UK's button, or the bare input without it.
function chooser(card) {
  return card.querySelector('.govuk-file-upload-button') ?? fieldOf(card).querySelector('input')
}

// In the place of the file field, which waits hidden and empty.
function put(card, template) {
  const box = clone(template)
  clear(card)
  fieldOf(card).hidden = true
  fieldOf(card).after(box)
  return box
}

function clear(card) {
  const input = fieldOf(card).querySelector('input')
  card.querySelectorAll('.cf-upload').forEach(box => box.remove())
  fieldOf(card).hidden = false
  input.value = ''
  input.dispatchEvent(new Event('change'))
}

function say(text) {
  status.textContent = text
}
