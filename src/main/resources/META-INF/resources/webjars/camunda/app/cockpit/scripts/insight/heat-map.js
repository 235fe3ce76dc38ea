// The heat map on a process definition's diagram. Colours say where to look, the figures on each step say how much: nothing is said by
// colour alone. The five colours are light to dark, so that they can be told apart without seeing hues.
import { ask, choice, choose, chooser, count, day, duration, element, failure, latestVersion, onChoice, query } from './figures.js';
import { keepRoom } from './diagram.js';

const LEVELS = 5;

/** Legends of whole numbers name whole numbers. */
const whole = (value) => count(Math.floor(value));

/** What can be shown: what colours a step, and what is written on it: the first line always, the others when one points at it. */
const SHOWN = {
  time: {
    label: 'Time spent',
    note: 'Colours: all time spent. Figures: the median time of one.',
    none: 'Nothing ended or waited in the period.',
    unit: duration,
    value: (step) => step.total,
    lines: (step) => [step.finished ? duration(step.median) : 'not done yet', `median ${duration(step.median)}, mean ${duration(step.mean)}, 9 of 10 in ${duration(step.p90)}`],
  },
  waiting: {
    label: 'Waiting now',
    note: 'Figures: how many wait.',
    none: 'Nothing waits now.',
    unit: whole,
    value: (step) => step.waiting,
    lines: (step) => [count(step.waiting), `waiting since ${day(step.oldest)}`],
  },
  overdue: {
    label: 'Overdue',
    note: 'Figures: how many that wait now are overdue.',
    none: 'Nothing is overdue now.',
    unit: whole,
    value: (step) => step.overdue,
    lines: (step) => [count(step.overdue), `overdue, of ${count(step.waiting)} waiting`],
  },
  count: {
    label: 'How often done',
    note: 'Figures: how often it was done.',
    none: 'Nothing was done in the period.',
    unit: whole,
    value: (step) => step.finished,
    lines: (step) => [count(step.finished), `done${step.cancelled ? `, ${count(step.cancelled)} interrupted` : ''}`],
  },
  rework: {
    label: 'Rework',
    note: 'Figures: how much of it was a repeat in the same instance.',
    none: 'Nothing was repeated in the period.',
    unit: (value) => `${count(value)} %`,
    value: (step) => (step.repeats ? (100 * step.repeats) / (step.finished + step.cancelled) : 0),
    lines: (step) => [SHOWN.rework.unit(SHOWN.rework.value(step)), `${count(step.repeats)} repeats of ${count(step.finished + step.cancelled)}`],
  },
};

/** An open sub-process is no step but a frame: coloured, it would drown the steps in it. */
const coloured = (step) => !['subProcess', 'multiInstanceBody'].includes(step.type);

const level = (value, most) => (value > 0 ? Math.max(1, Math.ceil((LEVELS * value) / most)) : 0);

/** Levels in which nothing can be, as those of few files, are left out. */
function legend(shown, most) {
  const list = element('ul', { class: 'cf-insight__legend list-unstyled' });
  let before = shown.unit(0);
  for (let i = 1; i <= LEVELS; i += 1) {
    const to = shown.unit((most * i) / LEVELS);
    if (to !== before) {
      list.append(element('li', {}, element('span', { class: `cf-insight__swatch cf-heat-${i}`, 'aria-hidden': 'true' }), `to ${to}`));
    }
    before = to;
  }
  return list;
}

/** To the diagram of what is called, where the time is spent. */
async function linkDown(badge, key) {
  const called = key && (await latestVersion(key));
  if (called) {
    badge.append(element('a', { href: `#/process-definition/${encodeURIComponent(called.id)}/runtime`, 'aria-label': `Open the diagram of ${called.name}` }, 'Open'));
  }
}

function map(viewer, definition) {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const registry = viewer.get('elementRegistry');
  const note = element('div', { 'aria-live': 'polite' });
  const fold = element('details', { open: '' }, element('summary', {}, 'Heat map'));
  const panel = element('section', { class: 'cf-insight cf-insight--panel', 'aria-label': 'Heat map' }, fold);
  const makeRoom = keepRoom(canvas, panel);
  let marked = [];
  let asked = 0;

  function clear() {
    overlays.remove({ type: 'candidatflow' });
    marked.forEach(([id, marker]) => canvas.removeMarker(id, marker));
    marked = [];
  }

  function draw(steps) {
    clear();
    const shown = SHOWN[choice.show];
    if (!shown) {
      note.replaceChildren();
      return;
    }
    const most = Math.max(0, ...steps.filter(coloured).map(shown.value));
    for (const step of steps) {
      const id = step.activity.replace(/#multiInstanceBody$/, '');
      // Frames, and steps with less than a hundredth of the most, are in the table: their figures would lie on those that matter.
      const lines = coloured(step) && shown.value(step) > 0 && shown.value(step) * 100 >= most ? shown.lines(step) : [];
      const calls = step.type === 'callActivity';
      if (registry.get(id) && (lines.length || calls)) {
        const heat = coloured(step) ? level(shown.value(step), most) : 0;
        if (heat) {
          canvas.addMarker(id, `cf-heat-${heat}`);
          marked.push([id, `cf-heat-${heat}`]);
        }
        const badge = element('div', { class: 'cf-insight__badge cf-insight__badge--heat' }, ...lines.map((line) => element('span', {}, line)));
        if (calls) {
          linkDown(badge, registry.get(id).businessObject.calledElement);
        }
        // Below a task, and below Cockpit's own mark of a call activity; above an event, whose name is below it.
        const position = registry.get(id).type.endsWith('Event') ? { top: -34, left: 8 } : { bottom: calls ? -18 : -2, left: 0 };
        // Shown, and large enough to be read, however small the diagram is drawn.
        overlays.add(id, 'candidatflow', { position, show: { minZoom: 0, maxZoom: 10 }, scale: { min: 1, max: 1.2 }, html: badge });
      }
    }
    note.replaceChildren(...(most ? [legend(shown, most), shown.note] : [element('p', {}, shown.none)]));
  }

  async function show() {
    const mine = (asked += 1);
    try {
      const steps = await ask(`/processes/${encodeURIComponent(definition)}/steps${await query()}`);
      if (mine === asked) {
        draw(steps);
        makeRoom();
      }
    } catch (problem) {
      clear();
      note.replaceChildren(failure(problem));
    }
  }

  const stop = onChoice(show);
  chooser(['Show', [...Object.entries(SHOWN).map(([key, one]) => [key, one.label]), ['off', 'Nothing']], choice.show, (value) => choose({ show: value })])
    .then((fields) => fold.append(fields, note))
    .then(show)
    .catch((problem) => fold.append(failure(problem)));
  canvas.getContainer().append(panel);
  return () => {
    stop();
    panel.remove();
  };
}

let remove = () => {};

export default {
  id: 'candidatflow.heat-map',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  priority: 10,
  render(viewer, { processDefinitionId }) {
    remove();
    remove = map(viewer, processDefinitionId);
  },
  unmount() {
    remove();
    remove = () => {};
  },
};
