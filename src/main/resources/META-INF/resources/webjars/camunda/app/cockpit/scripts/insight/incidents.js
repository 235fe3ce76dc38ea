// The page "Incidents": steps that failed to the last attempt, by why, and trying many of them again at once. What becomes of a retry
// is asked for until it is known, so that nobody has to load the page again.
import { ask, count, element, failure, send } from './figures.js';

const PATH = '/incidents';

/** Rows of a group that are written out; a retry of the group is of all of them. */
const ROWS = 50;

const times = (number, word) => `${count(number)} ${word}${number === 1 ? '' : 's'}`;

const moment = (at) => new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

const fileRoot = `${location.pathname.replace(/\/camunda\/.*$/, '')}/staff/applications/`;

function button(text, act, strong) {
  const node = element('button', { type: 'button', class: `btn btn-sm ${strong ? 'btn-primary' : 'btn-default'}` }, text);
  node.addEventListener('click', act);
  return node;
}

const name = ({ number, instance, batch }) => number || (batch ? `Batch ${batch.slice(0, 8)}` : `Instance ${instance.slice(0, 8)}`);

const link = (incident) =>
  element(
    'a',
    { href: incident.batch ? `#/batch?details=${encodeURIComponent(incident.batch)}&type=runtime` : `#/process-instance/${encodeURIComponent(incident.instance)}/runtime` },
    name(incident),
  );

/** One row for each incident, with a box to pick it; picked: the ids. */
function list(group, files, picked, changed) {
  const pickable = group.mayRetry && !group.stuck;
  const rows = group.incidents.slice(0, ROWS).map((incident) => {
    const box = element('input', { type: 'checkbox', 'aria-label': `Pick ${name(incident)}` });
    box.addEventListener('change', () => {
      picked[box.checked ? 'add' : 'delete'](incident.id);
      changed();
    });
    const file = files && incident.number ? element('a', { href: fileRoot + encodeURIComponent(incident.number) }, 'File') : '';
    return element(
      'tr',
      {},
      ...(pickable ? [element('td', {}, box)] : []),
      element('th', { scope: 'row' }, link(incident)),
      element('td', {}, moment(incident.since)),
      ...(files ? [element('td', {}, file)] : []),
    );
  });
  const headings = [...(pickable ? ['Pick'] : []), group.process ? 'Application' : 'Batch', 'Failed last', ...(files ? ['Staff’s page'] : [])];
  return element(
    'div',
    { class: 'cf-insight__table', role: 'region', tabindex: '0', 'aria-label': `Incidents of ${group.step}` },
    element(
      'table',
      { class: 'table table-condensed' },
      element('thead', {}, element('tr', {}, ...headings.map((heading) => element('th', { scope: 'col' }, heading)))),
      element('tbody', {}, ...rows),
    ),
    ...(group.incidents.length > ROWS ? [element('p', {}, `The oldest ${ROWS} are listed; ${count(group.incidents.length - ROWS)} more are in the group.`)] : []),
  );
}

function actions(group, picked, retry) {
  if (group.stuck) {
    return [element('p', {}, group.stuck), () => {}];
  }
  if (!group.mayRetry) {
    return [element('p', {}, 'You may see these incidents, not try them again.'), () => {}];
  }
  const verb = group.mail ? 'Send' : 'Try';
  const some = button('', () => retry([...picked]), false);
  const changed = () => {
    some.textContent = `${verb} the ${count(picked.size)} picked again`;
    some.hidden = picked.size === 0;
  };
  changed();
  const all = button(group.incidents.length === 1 ? `${verb} it again` : `${verb} all ${count(group.incidents.length)} again`, () => retry(group.incidents.map((one) => one.id)), true);
  return [element('p', { class: 'cf-incidents__actions' }, all, some), changed];
}

function section(group, files, open, retry) {
  const picked = new Set();
  const [buttons, changed] = actions(group, picked, retry);
  const versions = group.versions.length ? `, ${group.versions.length === 1 ? 'version' : 'versions'} ${group.versions.join(', ')}` : '';
  return element(
    'details',
    { class: 'cf-incidents__group', ...(open ? { open: '' } : {}) },
    element(
      'summary',
      {},
      element('strong', {}, group.step),
      ...(group.mail ? [' ', element('span', { class: 'cf-incidents__tag' }, 'Mail')] : []),
      ` ${times(group.incidents.length, 'incident')} since ${moment(group.since)}`,
      element('span', { class: 'cf-incidents__where' }, `${group.processName}${versions}`),
      element('span', { class: 'cf-incidents__reason' }, group.reason),
    ),
    buttons,
    list(group, files, picked, changed),
    ...(group.trace.length
      ? [element('details', {}, element('summary', {}, 'What the newest one failed with'), element('pre', { tabindex: '0' }, group.trace.join('\n')))]
      : []),
  );
}

function outcome({ done, failed, waiting }, gone) {
  return [
    `${times(done + failed + waiting, 'step')} tried again:`,
    `${count(done)} went through, ${count(failed)} failed again${waiting ? `, ${count(waiting)} still wait for their turn` : ''}.`,
    ...(gone ? [`${times(gone, 'incident')} had been solved or tried again meanwhile.`] : []),
  ].join(' ');
}

function page(node) {
  const told = element('p', { role: 'status', class: 'cf-incidents__told' });
  const content = element('div', {});
  node.replaceChildren(
    element(
      'main',
      { class: 'cf-insight cf-insight--page' },
      element('h1', {}, 'Incidents'),
      element('p', {}, 'Steps that failed in all their attempts and wait until somebody tries them again, those with one reason together.'),
      told,
      content,
    ),
  );
  let timer;
  // Of the latest retry: what an earlier one still waits for is told no more.
  let latest = 0;

  async function show() {
    try {
      const { total, files, groups } = await ask('/incidents');
      const known = groups.reduce((sum, group) => sum + group.incidents.length, 0);
      content.replaceChildren(
        ...(known < total ? [element('p', {}, `The oldest ${count(known)} of ${count(total)} are shown.`)] : []),
        ...(groups.length ? groups.map((group) => section(group, files, groups.length === 1, retry)) : [element('p', {}, 'No step waits to be tried again.')]),
      );
    } catch (problem) {
      content.replaceChildren(failure(problem));
    }
  }

  async function follow(begun, mine, seen) {
    try {
      const now = await send('/incidents/outcomes', { ids: begun.jobs });
      if (mine !== latest) {
        return;
      }
      told.textContent = outcome(now, begun.gone);
      if (now.done + now.failed !== seen) {
        await show();
      }
      if (now.waiting && mine === latest) {
        timer = setTimeout(() => follow(begun, mine, now.done + now.failed), 1000);
      }
    } catch (problem) {
      told.replaceChildren(failure(problem));
    }
  }

  async function retry(ids) {
    clearTimeout(timer);
    const mine = (latest += 1);
    content.querySelectorAll('button').forEach((one) => {
      one.disabled = true;
    });
    try {
      const begun = await send('/incidents/retries', { ids });
      if (begun.jobs.length) {
        await follow(begun, mine, -1);
      } else {
        told.textContent = 'Nothing was tried again: these incidents had been solved or tried again meanwhile.';
        await show();
      }
    } catch (problem) {
      told.replaceChildren(failure(problem));
      await show();
    }
  }

  show();
  return () => {
    latest += 1;
    clearTimeout(timer);
  };
}

let stop = () => {};

export default [
  {
    id: 'candidatflow.incidents',
    pluginPoint: 'cockpit.route',
    priority: 1,
    properties: { path: PATH },
    render(node) {
      stop();
      stop = page(node);
    },
    unmount() {
      stop();
      stop = () => {};
    },
  },
  {
    id: 'candidatflow.incidents-link',
    pluginPoint: 'cockpit.navigation',
    priority: 0,
    properties: { path: PATH },
    render(node) {
      node.append(element('a', { href: `#${PATH}` }, 'Incidents'));
    },
    unmount() {},
  },
];
