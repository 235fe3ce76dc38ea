// The tab "Rules" of a process instance: which rows of the decision tables decided about its application.
import { ask, element, failure, table } from './figures.js';

const words = (values) => Object.entries(values).map(([name, value]) => element('div', {}, `${name}: ${value ?? '–'}`));

/** The document in words, with the code by which the tables know it. */
function about({ document, label }) {
  if (!document) {
    return 'The application';
  }
  return label === document ? document : `${label} (${document})`;
}

function row(rule) {
  const conditions = rule.conditions.filter((cell) => cell.condition);
  const asked = conditions.length ? conditions.map((cell) => element('div', {}, `${cell.column}: ${cell.condition}`)) : ['Where no row above does'];
  return [
    about(rule),
    element('div', {}, ...words(rule.outputs)),
    `${rule.table}, version ${rule.version}`,
    rule.row === null ? 'That version is there no more' : String(rule.row),
    element('div', { class: 'cf-rules__annotation' }, rule.annotation || '–'),
    rule.row === null ? '–' : element('div', { class: 'cf-rules__annotation' }, ...asked),
  ];
}

function content({ number, rules }) {
  if (!number) {
    return [element('p', {}, 'This instance is about no application: no decision table was asked.')];
  }
  if (!rules.length) {
    return [element('p', {}, `Nothing was kept for application ${number}: it was opened before the rules were recorded.`)];
  }
  return [
    element('p', {}, `When application ${number} was opened, these rows decided whether it was allowed and which documents it asks for.`),
    table('Rules that decided', ['About', 'Decided', 'Table', 'Row', 'What it says', 'Where it applies'], rules.map(row)),
  ];
}

export default {
  id: 'candidatflow.rules',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 1,
  properties: { label: 'Rules' },
  async render(node, { processInstanceId }) {
    const box = element('div', { class: 'cf-insight', 'aria-live': 'polite' });
    node.replaceChildren(box);
    try {
      box.replaceChildren(...content(await ask(`/rules/${encodeURIComponent(processInstanceId)}`)));
    } catch (problem) {
      box.replaceChildren(failure(problem));
    }
  },
  unmount() {},
};
