// forms/give-opinion.html: the file to read, and a rank where the opinion asks for one.
import { alertIn, documents, element, hint, opinion, profile, readFile, summary } from './staff-api.js';

/** Reads the file now, and again whenever the task is claimed or given back. */
export function start(camForm, $scope) {
  const root = camForm.formElement[0];
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const choice = root.querySelector('[cam-variable-name="opinion"]');
  const field = (name) => root.querySelector(`[cam-variable-name="${name}"]`);
  const reasons = part('reasons');
  const write = (input, value) => {
    if (input.value !== value) {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
  const askOnlyFor = (wanted, name, inputs) => {
    part(name).hidden = !wanted;
    for (const input of inputs) {
      input.required = wanted;
      if (!wanted) {
        write(input, '');
      }
    }
  };

  const askForWhatBelongs = () => {
    askOnlyFor(choice.value === 'WAITING_LIST', 'rank', [field('opinionRank')]);
    askOnlyFor(choice.value === 'PRESELECTION', 'interview', [field('interviewAt'), field('interviewPlace')]);
    const refusing = choice.value === 'UNFAVOURABLE';
    part('reason').hidden = !refusing;
    reasons.required = refusing;
    // The engine's form library knows no options that come later: a field of text carries the choice.
    write(field('opinionReason'), refusing ? reasons.value : '');
  };
  choice.addEventListener('change', askForWhatBelongs);
  reasons.addEventListener('change', askForWhatBelongs);
  askForWhatBelongs();
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
    if (!part('documents').hasChildNodes()) {
      part('documents').append(documents(file));
    }
    if (!part('reasons').options.length) {
      const options = file.refusalReasons.map((reason) => element('option', { value: reason.code }, reason.label));
      part('reasons').replaceChildren(element('option', { value: '' }, 'Choose'), ...options);
    }
    part('next-rank').textContent = `The next free rank is ${file.nextRank}.`;
    if (file.opinion && file.opinion.sentBackBecause) {
      part('sent-back').replaceChildren(element('h3', {}, 'Sent back by the president'), opinion(file));
    }
  } catch (refused) {
    alertIn(part('error'), refused.message);
  }
}
