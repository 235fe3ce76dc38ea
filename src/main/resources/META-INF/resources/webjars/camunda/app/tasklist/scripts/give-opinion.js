// forms/give-opinion.html: the file to read, and a rank where the opinion asks for one.
import { alertIn, documents, element, hint, opinion, profile, readFile, summary } from './staff-api.js';

/** Reads the file now, and again whenever the task is claimed or given back. */
export function start(camForm, $scope) {
  const root = camForm.formElement[0];
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const choice = root.querySelector('[cam-variable-name="opinion"]');
  const rank = root.querySelector('[cam-variable-name="opinionRank"]');

  const askForRank = () => {
    const waiting = choice.value === 'WAITING_LIST';
    part('rank').hidden = !waiting;
    rank.required = waiting;
    if (!waiting && rank.value) {
      rank.value = '';
      rank.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
  choice.addEventListener('change', askForRank);
  askForRank();
  $scope.$watch('options.disableForm', () => load(camForm.taskId, part));
}

async function load(taskId, part) {
  try {
    const file = await readFile(taskId);
    alertIn(part('error'), '');
    alertIn(part('hint'), hint(file));
    part('fields').disabled = !file.mine;
    part('summary').replaceChildren(summary(file));
    part('profile').replaceChildren(profile(file));
    part('documents').replaceChildren(documents(file));
    part('next-rank').textContent = `The next free rank is ${file.nextRank}.`;
    if (file.opinion && file.opinion.sentBackBecause) {
      part('sent-back').replaceChildren(element('h3', {}, 'Sent back by the president'), opinion(file));
    }
  } catch (refused) {
    alertIn(part('error'), refused.message);
  }
}
