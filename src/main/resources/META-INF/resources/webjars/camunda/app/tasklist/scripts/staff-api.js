// What the staff's forms share: the calls to /staff-api and the parts of a file that every form shows. Everything that comes
// from a candidate is written with textContent: Tasklist compiles what is HTML, and would run it.

const root = `${location.pathname.replace(/\/camunda\/.*$/, '')}/staff-api`;
const base = (taskId) => `${root}/tasks/${encodeURIComponent(taskId)}`;
const csrfToken = () => decodeURIComponent((document.cookie.match(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/) || [])[1] || '');

/** A refusal, with the sentence of the server's problem document. */
export class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...options });
  } catch {
    throw new Refused(0, 'The server does not answer. Check your connection, then try again.');
  }
  if (response.ok) {
    return response.json();
  }
  const problem = await response.json().catch(() => ({}));
  throw new Refused(response.status, problem.detail || `The server could not do it (error ${response.status}). Try again later.`);
}

/** What the work list shows of these tasks beside what the engine knows. */
export const readCards = (taskIds) => call(`${root}/cards?${taskIds.map((id) => `task=${encodeURIComponent(id)}`).join('&')}`);

export const readFile = (taskId) => call(base(taskId));

export const giveVerdict = (taskId, code, verdict, comment) =>
  call(`${base(taskId)}/verdicts/${encodeURIComponent(code)}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': csrfToken() },
    body: JSON.stringify({ verdict, comment: comment || null }),
  });

/** Every document without a verdict is valid. */
export const validateTheRest = (taskId) =>
  call(`${base(taskId)}/verdicts`, { method: 'PUT', headers: { 'X-XSRF-TOKEN': csrfToken() } });

/** An element; attributes that are null are left out, children may be texts. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children);
  return node;
}

const STATUS = {
  PENDING: ['Pending', 'default'],
  TRANSMITTED: ['Transmitted', 'info'],
  VALIDATED: ['Validated', 'success'],
  REJECTED: ['Rejected', 'danger'],
  NOT_CONCERNED: ['Not concerned', 'default'],
};

export const statusTag = (status) => element('span', { class: `label label-${STATUS[status][1]} cf-status` }, STATUS[status][0]);

const row = (label, value) => [element('dt', {}, label), element('dd', {}, value)];
const moment = (instant) => new Date(instant).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** Who applies to what, and what colleagues have noted of it at earlier steps. */
export function summary(file) {
  const list = element('dl', { class: 'cf-summary' });
  list.append(
    ...row('Application', file.number),
    ...row('Candidate', file.candidate),
    ...row('Training', file.training),
    ...row('Received', file.mode + (file.submissionRound > 1 ? `, submission ${file.submissionRound}` : '')),
    ...file.notes.flatMap((note) => row('Comment', `${note.words}\n${note.by}, ${moment(note.at)}`)),
    ...row('Comments', 'What you write with “Add Comment” is in the archive that the candidate may download, without your name: a centre’s once the step is done, a jury’s once its opinion is published.'),
  );
  return list;
}

/** The profile as it was submitted, block by block. */
export function profile(file) {
  const box = element('div', { class: 'cf-profile' });
  for (const section of file.profile) {
    const list = element('dl', { class: 'cf-summary' });
    for (const line of section.rows) {
      list.append(...row(line.label, line.value));
    }
    box.append(element('h4', {}, section.title), list);
  }
  if (!file.profile.length) {
    box.append(element('p', {}, 'The profile is kept with the file when it is submitted.'));
  }
  return box;
}

const OPINION = { FAVOURABLE: 'Favourable', WAITING_LIST: 'Waiting list', UNFAVOURABLE: 'Unfavourable', PRESELECTION: 'Preselection' };

/** The opinion that was entered, and why it was sent back if it was. */
export function opinion(file) {
  const entered = file.opinion;
  const list = element('dl', { class: 'cf-summary' });
  list.append(
    ...row('Opinion', OPINION[entered.opinion] + (entered.rank ? `, rank ${entered.rank}` : '')),
    ...(entered.reason ? row('Told to the candidate', entered.reason) : []),
    ...(entered.interviewAt ? row('Interview', `${entered.interviewAt}, ${entered.interviewPlace}`) : []),
    ...row('Reasons', entered.comment || 'None given'),
    ...row('Entered by', `${entered.enteredBy}, ${moment(entered.enteredAt)}`),
  );
  if (entered.sentBackBecause) {
    list.append(...row('Sent back', entered.sentBackBecause));
  }
  return list;
}

/**
 * The place where one document of a file is read; open(document) shows it. The keys work wherever the focus is in the task, and
 * only together with Alt and Shift, so that nothing that somebody types is taken for an order.
 */
export function viewer(file) {
  const readable = file.documents.filter((document) => document.content);
  const title = element('h4', { class: 'cf-viewer-title', tabindex: '-1', 'aria-live': 'polite' }, 'Document');
  const frame = element('div', { class: 'cf-viewer-frame' });
  const link = element('p', {});
  const button = (text, act) => {
    const node = element('button', { type: 'button', class: 'btn btn-default btn-sm' }, text);
    node.addEventListener('click', act);
    return node;
  };
  const previous = button('← Previous document', () => step(-1));
  const next = button('Next document →', () => step(1));
  const rotate = button('Rotate the picture', () => turn());
  const tools = element('div', { class: 'cf-viewer-tools' }, previous, next, rotate);
  const keys = element('p', { class: 'cf-muted' }, 'Keys: Alt + Shift + → or ← for the next or previous document, Alt + Shift + R to rotate a picture.');
  const node = element('section', { class: 'cf-viewer', 'aria-label': 'Document being read' }, title, tools, frame, link, keys);
  let at = -1;
  let quarters = 0;

  function step(by) {
    if (readable[at + by]) {
      open(readable[at + by]);
    }
  }

  function turn() {
    const picture = frame.querySelector('img');
    if (picture) {
      quarters = (quarters + 1) % 4;
      frame.dataset.quarters = quarters;
    }
  }

  function open(document) {
    at = readable.findIndex((one) => one.code === document.code);
    quarters = 0;
    frame.dataset.quarters = 0;
    const pdf = document.contentType === 'application/pdf';
    title.textContent = readable.length > 1 ? `${document.label} (${at + 1} of ${readable.length})` : document.label;
    previous.disabled = at <= 0;
    next.disabled = at >= readable.length - 1;
    rotate.hidden = pdf;
    frame.replaceChildren(
      pdf
        ? element('iframe', { src: document.content, title: `Document: ${document.label}` })
        : element('img', { src: document.content, alt: `${document.label}, picture deposited by the candidate` }),
    );
    link.replaceChildren(
      element('a', { href: document.content, target: '_blank', rel: 'noopener' }, `Open “${document.fileName}” in a new tab`),
    );
  }

  function press(event) {
    if (!node.isConnected) {
      document.removeEventListener('keydown', press);
      return;
    }
    const act = event.altKey && event.shiftKey && { ArrowRight: () => step(1), ArrowLeft: () => step(-1), KeyR: turn }[event.code];
    if (act) {
      event.preventDefault();
      act();
    }
  }
  document.addEventListener('keydown', press);
  return { node, open };
}

const WITHOUT_FILE = { PENDING: 'Nothing received', NOT_CONCERNED: 'Declared not concerned by the candidate' };

/** A button that opens the document in the viewer, or the word for why there is nothing to open. */
export function openButton(document, view) {
  if (!document.content) {
    return element('span', { class: 'cf-muted' }, WITHOUT_FILE[document.status] || 'On paper');
  }
  const button = element('button', { type: 'button', class: 'btn btn-default btn-sm' }, 'View', element('span', { class: 'sr-only' }, ` ${document.label}`));
  button.addEventListener('click', () => view.open(document));
  return button;
}

/** The documents to read, beside the viewer. */
export function documents(file) {
  const view = viewer(file);
  const list = element('ul', { class: 'cf-documents list-unstyled' });
  for (const document of file.documents) {
    const item = element('li', {}, element('strong', {}, document.label), ' ', statusTag(document.status), ' ', openButton(document, view));
    if (document.comment) {
      item.append(element('p', { class: 'cf-comment' }, document.comment));
    }
    item.append(earlier(document));
    list.append(item);
  }
  const node = element('div', { class: 'cf-columns' }, element('div', { class: 'cf-column' }, list), view.node);
  const first = file.documents.find((document) => document.content);
  if (first) {
    view.open(first);
  } else {
    view.node.remove();
  }
  return node;
}

/** Why nothing can be entered, or nothing. */
export function hint(file) {
  if (file.mine) {
    return '';
  }
  return file.assignee ? `Claimed by ${file.assignee}: you can read the file, not decide on it.` : 'Claim the task to work on it. You can read the file before.';
}

/** Shows a refusal where screen readers announce it; an empty sentence takes it away. */
export function alertIn(node, sentence) {
  node.textContent = sentence;
  node.hidden = !sentence;
}

/** What was said of a document in earlier rounds, or nothing. */
export function earlier(document) {
  if (!document.earlier.length) {
    return '';
  }
  const list = element('ul', {});
  for (const said of document.earlier) {
    list.append(
      element(
        'li',
        {},
        `Submission ${said.round}: ${STATUS[said.verdict][0].toLowerCase()} by ${said.by}, ${new Date(said.at).toLocaleDateString('en-GB', { dateStyle: 'long' })}`,
        said.comment ? element('p', { class: 'cf-comment' }, said.comment) : '',
      ),
    );
  }
  return element('details', { class: 'cf-details' }, element('summary', {}, 'Said in earlier rounds', element('span', { class: 'sr-only' }, ` of ${document.label}`)), list);
}
