// The lines of a card that the engine does not know: who applies, which round, since when it waits, until when. All the cards of a
// page are asked for together; names are written as text, since Tasklist compiles what is HTML.
import { element, readCards } from './staff-api.js';

let waiting = new Map();

const day = (moment) => new Date(moment).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

function show(node, card) {
  const round = card.round > 1 ? [element('span', { class: 'cf-round' }, `Submission ${card.round}`)] : [];
  const due = card.dueAt
    ? [element('span', { class: card.overdue ? 'cf-overdue' : '' }, `${card.overdue ? 'Overdue since' : 'Due'} ${day(card.dueAt)}`)]
    : [];
  node.replaceChildren(
    element('strong', { class: 'cf-candidate' }, card.candidate),
    element('span', {}, `Waiting since ${day(card.waitingSince)}`),
    ...due,
    ...round,
  );
}

async function showAll() {
  const nodes = waiting;
  waiting = new Map();
  try {
    for (const card of await readCards([...nodes.keys()])) {
      show(nodes.get(card.task), card);
    }
  } catch {
    // The card stays as the engine shows it: number and training.
  }
}

export default {
  id: 'candidatflow.card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render(node, { taskId }) {
    const box = element('div', { class: 'cf-task-card' });
    node.replaceChildren(box);
    if (!waiting.size) {
      setTimeout(showAll);
    }
    waiting.set(taskId, box);
  },
  unmount() {},
};
