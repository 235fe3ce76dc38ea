// What our parts of Cockpit share: the calls to /staff-api/insight, durations in words, and the chosen period. All that comes from the
// server is written as text.

const root = `${location.pathname.replace(/\/camunda\/.*$/, '')}/staff-api/insight`;

const csrfToken = () => decodeURIComponent((document.cookie.match(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/) || [])[1] || '');

/** Changes something, or asks for more than an address can hold; body: what becomes JSON. A refusal brings the server's sentence. */
export function send(path, body) {
  return ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': csrfToken() }, body: JSON.stringify(body) });
}

export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(root + path, { credentials: 'same-origin', ...options });
  } catch {
    throw new Error('The server does not answer. Check your connection, then load the page again.');
  }
  if (response.ok) {
    return response.json();
  }
  const problem = options.method ? await response.json().catch(() => ({})) : {};
  if (problem.detail) {
    throw new Error(problem.detail);
  }
  throw new Error(
    response.status === 404
      ? 'You may not read the history of this process.'
      : `The figures could not be read (error ${response.status}). Load the page again.`,
  );
}

/** Asks the interface of the engine that this Cockpit shows. */
export function askEngine(path) {
  const base = location.pathname.replace(/\/app\/.*$/, '');
  const engine = location.pathname.replace(/.*\/cockpit\/([^/]*).*/, '$1');
  return fetch(`${base}/api/engine/engine/${engine}${path}`, { credentials: 'same-origin' });
}

/** The latest version of a process by its key, as the engine knows it; null when it is not for this person. */
export async function latestVersion(key) {
  const response = await askEngine(`/process-definition/key/${encodeURIComponent(key)}`);
  return response.ok ? response.json() : null;
}

/** An element; attributes that are null are left out, children may be texts. */
export function element(tag, attributes = {}, ...children) {
  const node = ['svg', 'g', 'line', 'rect', 'text'].includes(tag) ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children);
  return node;
}

/** Rows are arrays of cells, the first of which is the row's heading; a cell is a text or an element. */
export function table(caption, headings, rows) {
  return element(
    'div',
    { class: 'cf-insight__table', role: 'region', tabindex: '0', 'aria-label': caption },
    element(
      'table',
      { class: 'table table-condensed' },
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...headings.map((heading) => element('th', { scope: 'col' }, heading)))),
      element('tbody', {}, ...rows.map((cells) => element('tr', {}, ...cells.map((cell, i) => element(i ? 'td' : 'th', i ? {} : { scope: 'row' }, cell))))),
    ),
  );
}

const UNITS = [
  ['d', 86400e3],
  ['h', 3600e3],
  ['min', 60e3],
  ['s', 1e3],
];

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** Milliseconds in the largest unit that fits, to one decimal below a hundred: 3.5 d, 12 h, 40 s, 1,240 d. */
export function duration(milliseconds) {
  if (milliseconds === null || milliseconds === undefined) {
    return '–';
  }
  const [unit, size] = UNITS.find(([, one]) => milliseconds >= one) || UNITS[UNITS.length - 1];
  const value = milliseconds / size;
  return `${number.format(value < 100 ? value : Math.round(value))} ${unit}`;
}

export const count = (value) => number.format(value);

export const day = (moment) => new Date(moment).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

const stylesheet = element('link', { rel: 'stylesheet', href: new URL('insight.css', import.meta.url).href });
document.head.append(stylesheet);

// The choice is kept for the tab of the browser, so that diagram, table and the next process show the same period.

const KEY = 'candidatflow.insight';

export const choice = Object.assign({ show: 'time', period: '', from: '', until: '', all: false }, JSON.parse(sessionStorage.getItem(KEY) || '{}'));

const listeners = new Set();

export function choose(changes) {
  Object.assign(choice, changes);
  sessionStorage.setItem(KEY, JSON.stringify(choice));
  listeners.forEach((listener) => listener());
}

/** Calls back after each choice, until the returned function is called. */
export function onChoice(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let asked;

/** Asked for once. */
export function readCampaigns() {
  asked = asked || ask('/campaigns');
  return asked;
}

const iso = (date) => date.toISOString().slice(0, 10);
const daysAgo = (days) => iso(new Date(Date.now() - days * 86400e3));

/** The chosen period as it stands in an address. */
export async function query() {
  const parameters = new URLSearchParams();
  if (choice.all) {
    parameters.set('all', 'true');
  }
  let [from, until] = [choice.from, choice.until];
  if (choice.period === '30' || choice.period === '365') {
    [from, until] = [daysAgo(Number(choice.period)), ''];
  } else if (choice.period !== 'range') {
    const known = await readCampaigns();
    const campaign = known.find((one) => one.code === choice.period) || known.find((one) => one.current);
    [from, until] = campaign ? [campaign.from, campaign.until] : ['', ''];
  }
  if (from) {
    parameters.set('from', from);
  }
  if (until) {
    parameters.set('until', until);
  }
  return `?${parameters}`;
}

let ids = 0;

function labelled(text, field) {
  field.id = `cf-insight-${(ids += 1)}`;
  return element('span', { class: 'cf-insight__field' }, element('label', { for: field.id }, text), field);
}

/** options: [key, text], or [options, text] for a group of them */
function options(of, value) {
  return of.map(([key, text]) => {
    if (Array.isArray(key)) {
      return element('optgroup', { label: text }, ...options(key, value));
    }
    const option = element('option', { value: key }, text);
    option.selected = key === value;
    return option;
  });
}

function select(of, value, changed) {
  const node = element('select', { class: 'form-control' }, ...options(of, value));
  node.addEventListener('change', () => changed(node.value));
  return node;
}

function dayField(name) {
  const node = element('input', { type: 'date', class: 'form-control' });
  node.value = choice[name];
  node.addEventListener('change', () => choose({ [name]: node.value }));
  return node;
}

/** The fields for period and versions; more: fields that stand before them. */
export async function chooser(...more) {
  const known = await readCampaigns();
  const current = known.find((one) => one.current);
  const campaigns = known.map((one) => [one.code, `${one.label}${one.current ? ' (this one)' : ''}`]);
  const days = [
    ['30', 'Last 30 days'],
    ['365', 'Last year'],
    ['range', 'From day to day'],
  ];
  const periods = [...(campaigns.length ? [[campaigns, 'Campaigns']] : []), [days, 'Days']];
  const range = element('span', { class: 'cf-insight__range' }, labelled('From', dayField('from')), labelled('Until', dayField('until')));
  const shown = () => {
    range.hidden = choice.period !== 'range';
  };
  const period = select(periods, choice.period || (current ? current.code : '365'), (value) => {
    choose({ period: value });
    shown();
  });
  if (!choice.period && !current) {
    choice.period = '365';
  }
  shown();
  const all = element('input', { type: 'checkbox' });
  all.checked = choice.all;
  all.addEventListener('change', () => choose({ all: all.checked }));
  return element(
    'div',
    { class: 'cf-insight__chooser' },
    ...more.map(([text, of, value, changed]) => labelled(text, select(of, value, changed))),
    labelled('Period', period),
    range,
    labelled('All versions', all),
  );
}

/** Shows why something could not be shown, where screen readers announce it. */
export function failure(problem) {
  return element('p', { class: 'alert alert-danger', role: 'alert' }, problem.message);
}
