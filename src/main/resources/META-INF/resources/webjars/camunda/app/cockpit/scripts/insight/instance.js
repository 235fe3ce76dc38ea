// A page of its own for one instance, finished or running: the way that it took on the diagram, and all that the history holds of it.
import { ask, duration, element, failure, table } from './figures.js';
import { mark, marksLegend, readDiagram, stayWhenMoved, view } from './diagram.js';

const moment = (value) =>
  value ? new Date(value).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }) : '–';

/** userTask: User task. */
const words = (type) => type.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase());

const link = (linked) => element('a', { href: `#/insight/instance/${encodeURIComponent(linked.instance)}` }, linked.name);

const isGateway = (step) => step.type.endsWith('Gateway');

/** Steps are numbered in the order in which they began, on the diagram and in the list; gateways do nothing and have none. */
const numbered = (steps) => steps.filter((step) => !isGateway(step)).map((step, i) => ({ ...step, number: i + 1 }));

function how(opened, steps) {
  const last = steps[steps.length - 1];
  if (opened.corrections.includes(last.activity)) {
    return 'corrected';
  }
  if (!last.endedAt) {
    return 'now';
  }
  return last.cancelled ? 'stopped' : 'taken';
}

/** A few numbers are said each, many by the first, the last and how many. */
function numbers(steps) {
  const all = steps.map((step) => step.number);
  return all.length > 4 ? `${all[0]} … ${all[all.length - 1]} (${all.length} times)` : all.join(', ');
}

const lines = (opened, id, found) => (found[0].number ? [`${numbers(found)}${opened.corrections.includes(id) ? ' correction' : ''}`] : []);

function marks(opened) {
  const byActivity = {};
  for (const step of [...numbered(opened.steps), ...opened.steps.filter(isGateway)]) {
    const id = step.activity.replace(/#multiInstanceBody$/, '');
    byActivity[id] = [...(byActivity[id] || []), step];
  }
  return Object.fromEntries(
    Object.entries(byActivity).map(([id, found]) => [id, { lines: lines(opened, id, found), how: how(opened, found) }]),
  );
}

const state = (step) => (step.endedAt ? (step.cancelled ? 'Interrupted' : 'Done') : 'Going on');

function steps(opened) {
  return table(
    'Steps in the order in which they began',
    ['No.', 'Step', 'Kind', 'Began', 'Ended', 'Took', 'How', 'Who', 'Called'],
    numbered(opened.steps).map((step) => [
      String(step.number),
      opened.corrections.includes(step.activity) ? `${step.name} (typed correction)` : step.name,
      words(step.type),
      moment(step.startedAt),
      moment(step.endedAt),
      duration(step.duration),
      state(step),
      step.who || '–',
      step.called ? link(step.called) : '–',
    ]),
  );
}

const ENDS = { WAITING: 'Waits', FIRED: 'Fired', CANCELLED: 'Cancelled, no longer needed' };

const timers = (opened) =>
  table(
    'Timers and how each ended',
    ['Event', 'Set', 'Due', 'End', 'Ended'],
    opened.timers.map((timer) => [timer.event, moment(timer.setAt), moment(timer.dueAt), ENDS[timer.end], moment(timer.endedAt)]),
  );

const incidents = (opened) =>
  table(
    'Incidents that it had',
    ['Step', 'Kind', 'Since', 'Resolved', 'Message'],
    opened.incidents.map((one) => [one.step, words(one.type), moment(one.since), one.resolvedAt ? moment(one.resolvedAt) : 'Open', one.message || '–']),
  );

const value = (variable) => (variable.value === null ? '–' : variable.type === 'date' ? moment(variable.value) : variable.value);

const variables = (opened) =>
  table('Facts by which the diagram decides, as they were last', ['Name', 'Kind', 'Value'], opened.variables.map((one) => [one.name, words(one.type), value(one)]));

function heading(opened) {
  const about = [opened.number && `application ${opened.number}`, opened.training].filter(Boolean).join(', ');
  const facts = [
    `Began ${moment(opened.startedAt)}`,
    opened.endedAt ? `ended ${moment(opened.endedAt)}, after ${duration(opened.duration)}` : 'has not ended',
    opened.ending.label,
  ];
  const versions = element('a', { href: `#/process-definition/${encodeURIComponent(opened.definition)}/runtime?detailsTab=candidatflow.finished` }, `${opened.name}, version ${opened.version}`);
  return element(
    'header',
    {},
    element('h1', {}, `${opened.name}${about ? `: ${about}` : ''}`),
    element('p', {}, `${facts.join('; ')}.`),
    element(
      'p',
      { class: 'cf-instance__links' },
      versions,
      ...(opened.calledBy ? [element('span', {}, 'called by ', link(opened.calledBy))] : []),
      ...(opened.endedAt ? [] : [element('a', { href: `#/process-instance/${encodeURIComponent(opened.instance)}/runtime` }, 'Variables, jobs and tasks of now')]),
    ),
  );
}

async function page(box, instance, scope) {
  const opened = await ask(`/instances/${encodeURIComponent(instance)}`);
  const diagram = element('div', { class: 'cf-instance__diagram' });
  const lists = [steps(opened), ...(opened.incidents.length ? [incidents(opened)] : []), ...(opened.timers.length ? [timers(opened)] : []), ...(opened.variables.length ? [variables(opened)] : [])];
  box.append(heading(opened), marksLegend('The numbers are those of the list below: the order in which the steps began'), diagram, ...lists);
  mark(await view(diagram, await readDiagram(opened.definition), scope), marks(opened), Object.keys(opened.flows));
}

const PATH = '/insight/instance/:id';

export default {
  id: 'candidatflow.instance',
  pluginPoint: 'cockpit.route',
  priority: 10,
  properties: { path: PATH },
  render(node, _properties, scope) {
    stayWhenMoved(PATH);
    const box = element('main', { class: 'cf-insight cf-instance' });
    node.append(box);
    const instance = decodeURIComponent(location.hash.split('?')[0].split('/').pop());
    page(box, instance, scope).catch((problem) => box.append(failure(problem)));
  },
};
