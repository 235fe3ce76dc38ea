// A page of Cockpit's navigation: a campaign at a glance. Bars stand in tables and the chart has its table below it, so that nothing is
// said by a drawing alone.
import { ask, choice, choose, count, day, duration, element, failure, readCampaigns, table } from './figures.js';

const PATH = '/campaign';
const DAY = 86400e3;

const STAGES = { OPENED: 'Opened', SUBMITTED: 'Submitted', COMPLETE: 'Complete', FAVOURABLE: 'Favourable opinion', CONFIRMED: 'Confirmed' };

const PROCESSES = {
  OPENED: 'application',
  SUBMITTED: 'application-submission',
  COMPLETE: 'document-review',
  FAVOURABLE: 'commission-opinion',
  CONFIRMED: 'admission-confirmation',
};

const ON_THE_WAY = {
  IN_PREPARATION: 'in preparation',
  SUBMITTED: 'in review',
  INCOMPLETE: 'being corrected',
  COMPLETE: 'with the commission',
  DECIDED: 'decided, not published yet',
  WAITING_LISTED: 'on the waiting list',
  ADMITTED: 'to be answered',
};

const DROPPED = { CANCELLED: 'cancelled', EXPIRED: 'expired', REFUSED: 'refused', WITHDRAWN: 'withdrawn', SILENT: 'withdrawn by silence' };

const QUEUES = [
  { kind: 'REVIEW', caption: 'Reviews, by centre', of: 'Centre', process: 'document-review', status: 'SUBMITTED' },
  { kind: 'OPINION', caption: 'Opinions, by commission', of: 'Commission', process: 'commission-opinion', status: 'COMPLETE' },
  { kind: 'VALIDATION', caption: 'Opinions to validate, by commission', of: 'Commission', process: 'commission-opinion', status: 'COMPLETE' },
];

const EVENTS = { opened: 'Opened', submitted: 'Submitted', reviewed: 'Reviewed', decided: 'Decided' };

/** A day without a time is the same day everywhere. */
const midnight = (iso) => new Date(`${iso}T00:00:00Z`);
const written = (iso, more = { year: 'numeric' }) => midnight(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC', ...more });

function section(title, sentence, ...content) {
  return element('section', { class: 'cf-glance__section' }, element('h2', {}, title), element('p', {}, sentence), ...content);
}

function processLink(page, key, text, tab) {
  const process = page.processes[key];
  return process ? element('a', { href: `#/process-definition/${encodeURIComponent(process.definition)}/runtime${tab ? `?detailsTab=${tab}` : ''}` }, text || process.name) : text || key;
}

// Funnel

function bar(value, most) {
  const node = element('svg', { width: 160, height: 14, 'aria-hidden': 'true', class: 'cf-glance__bar' });
  node.append(element('rect', { class: 'cf-glance__rest', width: 160, height: 14 }), element('rect', { width: most ? (160 * value) / most : 0, height: 14 }));
  return node;
}

function list(others, words) {
  const lines = others.filter((one) => words[one.outcome]).map((one) => `${count(one.count)} ${words[one.outcome]}`);
  return element('span', { class: 'cf-glance__list' }, lines.join(', ') || '–');
}

function funnel(page) {
  const [{ reached: all }] = page.funnel;
  const rows = page.funnel.map((step, i) => {
    const before = i ? page.funnel[i - 1].reached : 0;
    return [
      processLink(page, PROCESSES[step.stage], STAGES[step.stage]),
      element('span', { class: 'cf-glance__barred' }, bar(step.reached, all), count(step.reached)),
      before ? `${count((100 * step.reached) / before)} %` : '–',
      duration(step.median),
      duration(step.p90),
      list(step.others, ON_THE_WAY),
      list(step.others, DROPPED),
    ];
  });
  return section(
    'How far applications come',
    'How many have come at least to each stage, how long they took from the stage before, and where those are that came no further.',
    table('Applications by stage', ['Stage', 'Applications', 'Of the stage before', 'Median time', '9 of 10 in', 'Still on the way', 'Dropped out'], rows),
    element('p', {}, processLink(page, PROCESSES.OPENED, 'Finished applications and the ways they took', 'candidatflow.finished')),
  );
}

// Days

const LEFT = 150;
const WIDTH = 940;
const LANE = 62;
const BARS = 44;

/** Month by month, or week by week in a short time. */
function ticks(first, days) {
  const found = [];
  for (let i = 0; i < days; i += 1) {
    const date = new Date(first.getTime() + i * DAY);
    if (days > 60 ? date.getUTCDate() === 1 : i % 7 === 0) {
      found.push(i);
    }
  }
  return found;
}

function chart(page, first, days) {
  const keys = Object.keys(EVENTS);
  const most = Math.max(1, ...page.days.flatMap((one) => keys.map((key) => one[key])));
  const step = (WIDTH - LEFT - 10) / days;
  const height = LANE * keys.length + 30;
  const drawing = element('svg', {
    viewBox: `0 0 ${WIDTH} ${height}`,
    class: 'cf-glance__chart',
    role: 'img',
    'aria-label': `Applications opened, submitted, reviewed and decided per day, at most ${count(most)}. The table below says the same.`,
  });
  keys.forEach((key, lane) => {
    const base = (lane + 1) * LANE;
    const total = page.days.reduce((sum, one) => sum + one[key], 0);
    drawing.append(
      element('text', { x: 0, y: base - 22, class: 'cf-glance__lane' }, EVENTS[key]),
      element('text', { x: 0, y: base - 6 }, `${count(total)} in all`),
      element('text', { x: LEFT - 8, y: base - BARS + 9, 'text-anchor': 'end' }, count(most)),
      element('text', { x: LEFT - 8, y: base, 'text-anchor': 'end' }, '0'),
      element('line', { x1: LEFT, x2: WIDTH - 10, y1: base - BARS, y2: base - BARS, class: 'cf-glance__grid' }),
      element('line', { x1: LEFT, x2: WIDTH - 10, y1: base, y2: base }),
    );
    for (const one of page.days.filter((some) => some[key])) {
      const x = LEFT + ((midnight(one.day) - first) / DAY) * step;
      const size = Math.max(1, (BARS * one[key]) / most);
      drawing.append(element('rect', { x, y: base - size, width: Math.max(1.5, Math.min(24, step * 0.8)), height: size }));
    }
  });
  for (const i of ticks(first, days)) {
    const x = LEFT + i * step;
    const date = new Date(first.getTime() + i * DAY).toISOString().slice(0, 10);
    drawing.append(element('line', { x1: x, x2: x, y1: height - 30, y2: height - 24 }), element('text', { x, y: height - 10 }, written(date, {})));
  }
  return drawing;
}

function days(page) {
  const { from, until } = page.campaign;
  const first = midnight(from);
  const last = Math.min(midnight(until), new Date(page.countedAt));
  const sentence = `What happened on each day from ${written(from)} to ${written(new Date(Math.max(first, last)).toISOString().slice(0, 10))}: a review is closed with either result, a decision is an opinion that a second person has validated. All four have the same scale.`;
  if (!page.days.length) {
    return section('Day by day', 'Nothing has happened yet on the days of this campaign.');
  }
  return section(
    'Day by day',
    sentence,
    element('div', { class: 'cf-insight__table', role: 'region', tabindex: '0', 'aria-label': 'Chart of each day' }, chart(page, first, Math.floor((last - first) / DAY) + 1)),
    element(
      'details',
      {},
      element('summary', {}, 'The figures, day by day'),
      table(
        'Applications per day',
        ['Day', ...Object.values(EVENTS)],
        page.days.map((one) => [written(one.day), ...Object.keys(EVENTS).map((key) => count(one[key]))]),
      ),
    ),
  );
}

// Queues

function outlook(queue) {
  switch (queue.outlook) {
    case 'EMPTY':
      return 'Nothing waits';
    case 'IDLE':
      return 'Nobody has finished one in 14 days';
    case 'GROWING':
      return queue.arrived > queue.gone ? `Grows: ${count(queue.arrived)} came, ${count(queue.gone)} went` : `Stays: ${count(queue.arrived)} came, as many went`;
    default:
      return `Empty on ${written(queue.emptyOn)}: ${count(queue.arrived)} came, ${count(queue.gone)} went`;
  }
}

function oldestLink(queue) {
  return queue.oldest ? element('a', { href: `#/process-instance/${encodeURIComponent(queue.oldestInstance)}/runtime` }, day(queue.oldest)) : '–';
}

function queueLinks(page, queue, of) {
  const links = element('span', { class: 'cf-glance__links' }, processLink(page, of.process, 'Bottlenecks', 'candidatflow.bottlenecks'));
  if (page.applications) {
    const root = location.pathname.replace(/\/camunda\/.*$/, '');
    links.append(element('a', { href: `${root}/staff/applications?${new URLSearchParams({ centre: queue.centre, status: of.status })}` }, 'Applications'));
  }
  return links;
}

function queues(page) {
  const tables = QUEUES.map((of) => [of, page.queues.filter((queue) => queue.kind === of.kind)])
    .filter(([, found]) => found.length)
    .map(([of, found]) =>
      table(
        of.caption,
        [of.of, 'Waiting', 'Oldest since', 'Overdue', 'Done per working day', 'Days of work', 'Outlook', 'Look'],
        found.map((queue) => [
          queue.label,
          count(queue.waiting),
          oldestLink(queue),
          count(queue.overdue),
          count(queue.pace),
          queue.work === null ? '–' : count(queue.work),
          outlook(queue),
          queueLinks(page, queue, of),
        ]),
      ),
    );
  return section(
    'Who has how much to do',
    'Pace and outlook are those of the last 14 days, of which weekends and public holidays are no working days: days of work if nothing more came, the day on which nothing waits if it goes on as it did.',
    ...(tables.length ? tables : [element('p', {}, 'Nothing waits with the staff, and nothing was done in 14 days.')]),
  );
}

// Mails and incidents

const failures = () => element('p', {}, element('a', { href: '#/incidents' }, 'Why steps failed, and try many again'));

function mails(page) {
  return section(
    'Mails that have not left',
    'Of the whole installation. A mail that failed is tried again; one that has stopped needs somebody who looks.',
    page.mails.length
      ? table(
          'Mails by process',
          ['Process', 'Waiting', 'To be tried again', 'Stopped', 'Oldest since'],
          page.mails.map((one) => [processLink(page, one.process), count(one.waiting), count(one.retried), count(one.stopped), one.oldest ? day(one.oldest) : '–']),
        )
      : element('p', {}, 'All mails have left.'),
    ...(page.mails.some((one) => one.stopped) ? [failures()] : []),
  );
}

function incidents(page) {
  return section(
    'Open incidents',
    'Of the whole installation. Steps that failed and wait until somebody lets them try again.',
    page.incidents.length
      ? table(
          'Incidents by process',
          ['Process', 'Open', 'Oldest since'],
          page.incidents.map((one) => [processLink(page, one.process, null, 'pd-incidents-tab'), count(one.count), day(one.oldest)]),
        )
      : element('p', {}, 'There are none.'),
    ...(page.incidents.length ? [failures()] : []),
  );
}

// Page

function parts(page) {
  return [
    ...(page.funnel ? [funnel(page), days(page)] : []),
    queues(page),
    element('div', { class: 'cf-glance__beside' }, mails(page), incidents(page)),
  ];
}

function stand(page) {
  if (!page.countedAt) {
    return page.counting ? 'This campaign is counted for the first time …' : 'The campaign could not be counted. Load the page again.';
  }
  const time = new Date(page.countedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return `As of ${time}.${page.counting ? ' Newer figures are being counted …' : ''}`;
}

function campaignChooser(known, chosen, changed) {
  const field = element('select', { id: 'cf-glance-campaign', class: 'form-control' });
  for (const one of known) {
    const option = element('option', { value: one.code }, `${one.label}${one.current ? ' (this one)' : ''}`);
    option.selected = one.code === chosen;
    field.append(option);
  }
  field.addEventListener('change', () => changed(field.value));
  return element('span', { class: 'cf-insight__field' }, element('label', { for: field.id }, 'Campaign'), field);
}

/** @returns what stops it */
function glance(node) {
  const note = element('p', { class: 'cf-glance__stand', 'aria-live': 'polite' });
  const content = element('div', {});
  const head = element('div', { class: 'cf-insight__chooser' });
  const box = element('main', { class: 'cf-insight cf-glance' }, element('h1', {}, 'Campaign at a glance'), head, content);
  let shown;
  let asked = 0;
  let timer;

  async function show(code) {
    clearTimeout(timer);
    const mine = (asked += 1);
    try {
      const page = await ask(`/dashboard?campaign=${encodeURIComponent(code)}`);
      if (mine !== asked) {
        return;
      }
      note.textContent = stand(page);
      if (shown !== `${code} ${page.countedAt}`) {
        shown = `${code} ${page.countedAt}`;
        content.replaceChildren(...(page.countedAt ? parts(page) : []));
      }
      if (page.counting) {
        timer = setTimeout(() => show(code), 1000);
      }
    } catch (problem) {
      if (mine === asked) {
        note.textContent = '';
        shown = undefined;
        content.replaceChildren(failure(problem));
      }
    }
  }

  async function begin() {
    const known = await readCampaigns();
    if (!known.length) {
      head.replaceChildren(element('p', {}, 'There is no campaign that you may see.'));
      return;
    }
    const chosen = (known.find((one) => one.code === choice.period) || known.find((one) => one.current)).code;
    const change = (code) => {
      // The diagrams that one goes on to show the same period.
      choose({ period: code });
      show(code);
    };
    head.replaceChildren(campaignChooser(known, chosen, change), note);
    show(chosen);
  }

  node.replaceChildren(box);
  begin().catch((problem) => content.replaceChildren(failure(problem)));
  return () => {
    asked += 1;
    clearTimeout(timer);
  };
}

let stop = () => {};

export default [
  {
    id: 'candidatflow.campaign',
    pluginPoint: 'cockpit.route',
    priority: 1,
    properties: { path: PATH },
    render(node) {
      stop();
      stop = glance(node);
    },
    unmount() {
      stop();
      stop = () => {};
    },
  },
  {
    id: 'candidatflow.campaign-link',
    pluginPoint: 'cockpit.navigation',
    priority: 1,
    properties: { path: PATH },
    render(node) {
      node.append(element('a', { href: `#${PATH}` }, 'Campaign'));
    },
    unmount() {},
  },
];
