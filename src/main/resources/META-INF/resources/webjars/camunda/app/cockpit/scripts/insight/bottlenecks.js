// The tab below a process definition's diagram: which steps cost most time, whether it gets better, what has waited longest, and whose
// it is.
import { ask, chooser, count, day, duration, element, failure, onChoice, query, table } from './figures.js';

function bar(value, most) {
  const width = most ? (80 * value) / most : 0;
  const node = element('svg', { width: 80, height: 12, 'aria-hidden': 'true', class: 'cf-insight__bar' });
  node.append(element('rect', { width, height: 12 }));
  return node;
}

/** Against the period before: said in words and by a sign, since a colour alone says nothing to some. */
function trend(step) {
  if (!step.totalBefore) {
    return 'new';
  }
  const change = Math.round((100 * (step.total - step.totalBefore)) / step.totalBefore);
  return change === 0 ? 'as before' : `${change > 0 ? '▲' : '▼'} ${count(Math.abs(change))} % ${change > 0 ? 'more' : 'less'}`;
}

function ranking(steps) {
  const most = Math.max(0, ...steps.map((step) => step.total));
  return table(
    'Steps by time spent (trend: against the period before)',
    ['Step', 'Time spent', 'Share', 'Trend', 'Median', 'Mean', '9 of 10 in', 'Done', 'Waiting', 'Overdue', 'Repeats'],
    steps.map((step) => [
      step.name,
      duration(step.total),
      bar(step.total, most),
      trend(step),
      duration(step.median),
      duration(step.mean),
      duration(step.p90),
      count(step.finished),
      count(step.waiting),
      count(step.overdue),
      count(step.repeats),
    ]),
  );
}

const instanceLink = (waiting) =>
  element('a', { href: `#/process-instance/${encodeURIComponent(waiting.instance)}/runtime` }, waiting.number || waiting.instance);

function longest(waiting) {
  return table(
    'Waiting longest',
    ['Application', 'Step', 'Training', 'Since', 'Due'],
    waiting.map((one) => [instanceLink(one), one.name, one.training || '–', day(one.since), one.dueAt ? day(one.dueAt) : '–']),
  );
}

function shares(caption, of) {
  return table(
    caption,
    [caption.replace('By ', '').replace(/^./, (letter) => letter.toUpperCase()), 'Running', 'Oldest since', 'Finished', 'Median duration'],
    of.map((share) => [share.label, count(share.running), share.oldest ? day(share.oldest) : '–', count(share.finished), duration(share.median)]),
  );
}

function tab(node, definition) {
  const content = element('div', { 'aria-live': 'polite' });
  const box = element('div', { class: 'cf-insight' });
  let asked = 0;

  async function show() {
    const mine = (asked += 1);
    try {
      const found = await ask(`/processes/${encodeURIComponent(definition)}/bottlenecks${await query()}`);
      if (mine === asked) {
        content.replaceChildren(
          ...(found.steps.length ? [ranking(found.steps)] : [element('p', {}, 'Nothing happened in the period, and nothing waits.')]),
          ...(found.longestWaiting.length ? [longest(found.longestWaiting)] : []),
          ...(found.centres.length ? [shares('By centre', found.centres), shares('By training', found.trainings)] : []),
        );
      }
    } catch (problem) {
      content.replaceChildren(failure(problem));
    }
  }

  chooser()
    .then((fields) => box.append(fields, content))
    .then(show)
    .catch((problem) => box.append(failure(problem)));
  node.replaceChildren(box);
  return onChoice(show);
}

let stop = () => {};

export default {
  id: 'candidatflow.bottlenecks',
  pluginPoint: 'cockpit.processDefinition.runtime.tab',
  priority: 30,
  properties: { label: 'Bottlenecks' },
  render(node, { processDefinitionId }) {
    stop();
    stop = tab(node, processDefinitionId);
  },
  unmount() {
    stop();
    stop = () => {};
  },
};
