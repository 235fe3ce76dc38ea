// The tab below a process definition's diagram that says which ways instances took, the most frequent first; the one that is picked is
// drawn on the diagram.
import { ask, chooser, count, duration, element, failure, onChoice, query, table } from './figures.js';
import { go, makeRoom, mark } from './diagram.js';

let viewer = null;
let unmark = () => {};

/** Takes the drawn path away; the heat map is seen again. */
function clear() {
  unmark();
  unmark = () => {};
}

const counted = (number, what) => `${count(number)} ${what}${number === 1 ? '' : 's'}`;

const isGateway = (step) => step.type.endsWith('Gateway');

/** What is not seen from the frame alone: how often one instance passed, when that is not once; what was interrupted. */
function said(step, instances, correction) {
  const each = step.times / instances;
  const times = `${count(each)}×${correction ? ' correction' : ''}`;
  return [...(each !== 1 || correction ? [times] : []), ...(step.cancelled ? [`${count(step.cancelled)} interrupted`] : [])];
}

function marks(drawn, path) {
  const corrections = new Set(path.steps.filter((step) => step.correction).map((step) => step.activity));
  const marked = {};
  for (const step of drawn.steps) {
    const correction = corrections.has(step.activity);
    marked[step.activity.replace(/#multiInstanceBody$/, '')] = {
      lines: isGateway(step) ? [] : said(step, path.instances, correction),
      how: correction ? 'corrected' : step.cancelled === step.times ? 'stopped' : 'taken',
    };
  }
  return marked;
}

function draw(drawn, path, title) {
  clear();
  const canvas = viewer.get('canvas');
  const container = canvas.getContainer();
  const { x, y, width, height } = canvas.viewbox();
  const back = element('button', { type: 'button', class: 'btn btn-default btn-xs' }, 'Back to the heat map');
  const panel = element('section', { class: 'cf-insight cf-insight--panel cf-path-panel', 'aria-label': 'Path' }, element('strong', {}, title), ' ', back, element('p', {}, 'Each marked step once in each instance, where no figure says how often.'));
  const remove = mark(viewer, marks(drawn, path), drawn.flows);
  container.classList.add('cf-path-shown');
  container.append(panel);
  makeRoom(canvas, panel);
  unmark = () => {
    remove();
    panel.remove();
    canvas.viewbox({ x, y, width, height });
    container.classList.remove('cf-path-shown');
    document.querySelectorAll('.cf-paths [aria-pressed=true]').forEach((button) => button.setAttribute('aria-pressed', 'false'));
  };
  back.addEventListener('click', clear);
}

/** The steps in words; a correction is called so. */
function way(path) {
  const steps = path.steps.map((step) => (step.correction ? `${step.name} (typed correction)` : step.name));
  return element('span', { class: 'cf-paths__way' }, [...steps, path.ending].join(' → '));
}

function instancesAddress(definition, path, period) {
  const from = period.get('from');
  const until = period.get('until');
  const parameters = new URLSearchParams({ detailsTab: 'candidatflow.finished', path: path.id, ...(from && { endedFrom: from }), ...(until && { endedUntil: until }), all: period.get('all') || 'false' });
  return `/process-definition/${definition}/runtime?${parameters}`;
}

function instancesLink(definition, path, period) {
  const address = instancesAddress(definition, path, period);
  const link = element('a', { href: `#${address}` }, counted(path.instances, 'instance'));
  link.addEventListener('click', (event) => {
    event.preventDefault();
    go(address);
  });
  return link;
}

function pick(definition, path, title, period, box) {
  const button = element('button', { type: 'button', class: 'btn btn-default btn-xs', 'aria-pressed': 'false' }, title);
  button.addEventListener('click', async () => {
    try {
      const drawn = await ask(`/processes/${encodeURIComponent(definition)}/paths/${path.id}?${period}`);
      draw(drawn, path, `${title}: ${counted(path.instances, 'instance')}`);
      button.setAttribute('aria-pressed', 'true');
      viewer.get('canvas').getContainer().scrollIntoView({ block: 'nearest' });
    } catch (problem) {
      box.prepend(failure(problem));
    }
  });
  return button;
}

const share = (path, instances) => `${count((100 * path.instances) / instances)} %`;

function tab(node, definition) {
  const content = element('div', { 'aria-live': 'polite' });
  const box = element('div', { class: 'cf-insight cf-paths' });
  const only = element('input', { type: 'checkbox', id: 'cf-paths-corrected' });
  let asked = 0;

  function show(found, period) {
    if (!found.most.length) {
      return [element('p', {}, only.checked ? 'No instance with a typed correction ended in the period.' : 'No instance ended in the period.')];
    }
    const shown = found.paths > found.most.length ? `; the ${found.most.length} most frequent are shown` : '';
    return [
      element('p', {}, `${counted(found.instances, 'instance')} ended in the period. ${counted(found.paths, 'different path')}${only.checked ? ' with a typed correction' : ''}${shown}. Draw one to see it on the diagram.`),
      table(
        'Paths, the most frequent first',
        ['Draw', 'Instances', 'Share', 'Median duration', '9 of 10 in', 'Typed correction', 'Path'],
        found.most.map((path, i) => [
          pick(definition, path, `Path ${i + 1}`, period, content),
          instancesLink(definition, path, period),
          share(path, found.instances),
          duration(path.median),
          duration(path.p90),
          path.corrected ? 'Yes' : 'No',
          way(path),
        ]),
      ),
    ];
  }

  async function read() {
    const mine = (asked += 1);
    clear();
    content.replaceChildren(element('p', {}, 'Counting the paths…'));
    try {
      const period = new URLSearchParams((await query()).slice(1));
      const found = await ask(`/processes/${encodeURIComponent(definition)}/paths?${period}&corrected=${only.checked}`);
      if (mine === asked) {
        content.replaceChildren(...show(found, period));
      }
    } catch (problem) {
      content.replaceChildren(failure(problem));
    }
  }

  only.addEventListener('change', read);
  chooser()
    .then((fields) => {
      fields.append(element('span', { class: 'cf-insight__field' }, element('label', { for: only.id }, 'Only with a typed correction'), only));
      box.append(
        element('p', {}, 'A path is the order in which people, calls of other processes and events followed one another; mails and gateways do not make another path.'),
        fields,
        content,
      );
    })
    .then(read)
    .catch((problem) => box.append(failure(problem)));
  node.replaceChildren(box);
  return onChoice(read);
}

export default [
  {
    id: 'candidatflow.paths',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 28,
    properties: { label: 'Paths' },
    render(node, { processDefinitionId }, scope) {
      const stop = tab(node, processDefinitionId);
      scope.$on('$destroy', () => {
        stop();
        clear();
      });
    },
  },
  {
    id: 'candidatflow.path-on-diagram',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    priority: 5,
    render(shown) {
      viewer = shown;
    },
  },
];
