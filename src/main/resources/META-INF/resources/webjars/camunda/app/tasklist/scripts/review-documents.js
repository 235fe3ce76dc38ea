// forms/review-documents.html: a verdict for every document, kept on the server as soon as it is given.
import { Refused, alertIn, earlier, element, giveVerdict, hint, openButton, profile, readFile, statusTag, summary, validateTheRest, viewer } from './staff-api.js';

const SAVE_AFTER_TYPING = 600;

/** What is still to do, in words; empty when the review can be completed. */
export function missing(cards) {
  const unjudged = cards.filter((card) => card.toJudge && !card.verdict).length;
  const unexplained = cards.filter((card) => card.verdict === 'REJECTED' && !card.comment.trim()).map((card) => card.label);
  const unsaved = cards.some((card) => card.unsaved);
  const sentences = [];
  if (unjudged) {
    sentences.push(`${unjudged} ${unjudged === 1 ? 'document waits' : 'documents wait'} for a verdict.`);
  }
  if (unexplained.length) {
    sentences.push(`Tell the candidate why it is rejected: ${unexplained.join(', ')}.`);
  }
  if (unsaved && !unexplained.length) {
    sentences.push('Saving…');
  }
  return sentences.join(' ');
}

/**
 * Reads the file now, and again whenever the task is claimed or given back. Tasklist announces a claim more than once: an answer
 * that a later one overtakes is dropped, and what somebody has begun to judge is not drawn anew while the task stays theirs.
 */
export function start(camForm, $scope) {
  const review = { latest: 0, shownFor: undefined };
  $scope.$watch('options.disableForm', () => load(camForm, $scope, review));
}

async function load(camForm, $scope, review) {
  const turn = ++review.latest;
  const root = camForm.formElement[0];
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const controller = $scope[root.getAttribute('name')];
  const completable = (yes) => {
    controller.$setValidity('verdicts', yes);
    controller.$setDirty();
    $scope.$evalAsync();
  };
  if (review.shownFor === undefined) {
    completable(false);
  }

  let file;
  try {
    file = await readFile(camForm.taskId);
  } catch (refused) {
    completable(false);
    alertIn(part('error'), refused.message);
    return;
  }
  if (turn !== review.latest || file.assignee === review.shownFor) {
    return;
  }
  review.shownFor = file.assignee;
  alertIn(part('error'), '');
  alertIn(part('hint'), hint(file));
  part('summary').replaceChildren(summary(file));
  part('profile').replaceChildren(profile(file));

  const view = (review.view ??= viewer(file));
  const cards = [];
  const calls = { last: Promise.resolve() };
  const update = () => {
    const required = cards.filter((card) => card.toJudge);
    const rejected = cards.filter((card) => card.verdict === 'REJECTED').length;
    const reason = file.mine ? missing(cards) : 'the task is not yours.';
    part('progress').textContent = `${required.filter((card) => card.verdict).length} of ${required.length} judged.`;
    part('outcome').textContent = reason
      ? `Complete is off: ${reason}`
      : rejected
        ? `Completing sends the file back to the candidate with ${rejected === 1 ? 'your comment' : 'your comments'}.`
        : 'Completing makes the file complete and hands it to the commission.';
    rest.disabled = !file.mine || !required.some((card) => card.status === 'TRANSMITTED' && !card.verdict);
    completable(!reason);
  };
  const refuse = (sentence) => alertIn(part('error'), sentence);
  const rest = element('button', { type: 'button', class: 'btn btn-default cf-rest' }, 'Everything else is valid');
  rest.addEventListener('click', () => {
    rest.disabled = true;
    calls.last = calls.last.then(async () => {
      try {
        const judged = await validateTheRest(camForm.taskId);
        cards.forEach((card) => card.show(judged.find((document) => document.code === card.code)));
        refuse('');
      } catch (refused) {
        if (!(refused instanceof Refused)) {
          throw refused;
        }
        refuse(refused.message);
      }
      update();
    });
  });
  for (const document of file.documents) {
    cards.push(new Card(document, view, camForm.taskId, file, calls, update, refuse));
  }
  part('documents').replaceChildren(element('p', {}, rest), ...cards.map((card) => card.node));
  showFirst(file, view, part('viewer'));
  update();
}

/** Once: whoever claims the task has the document that they are reading still before them. */
function showFirst(file, view, place) {
  const first = file.documents.find((document) => document.content);
  if (first && !view.node.isConnected) {
    place.replaceChildren(view.node);
    view.open(first);
  }
}

/** A document with its verdict. */
class Card {
  constructor(document, view, taskId, { mine, commentTemplates }, calls, update, refuse) {
    Object.assign(this, { label: document.label, code: document.code, toJudge: document.toJudge, status: document.status, taskId, calls, update, refuse });
    this.verdict = document.verdict;
    this.comment = document.verdict ? document.comment || '' : '';
    this.unsaved = false;

    const id = `cf-${document.code}`;
    this.error = element('p', { class: 'text-danger', id: `${id}-error`, role: 'alert', hidden: '' });
    this.node = element(
      'fieldset',
      { class: 'cf-card' },
      element('legend', {}, document.label, ' ', statusTag(document.status)),
    );
    if (document.hint) {
      this.node.append(element('p', { class: 'cf-muted' }, document.hint));
    }
    if (document.notInEnvelope) {
      this.node.append(element('p', { class: 'cf-comment' }, 'Not in the envelope, says who registered it.'));
    }
    this.node.append(element('p', {}, openButton(document, view)), earlier(document));
    if (!document.mayJudge) {
      if (document.comment) {
        this.node.append(element('p', { class: 'cf-comment' }, document.comment));
      }
      return;
    }
    const choices = element('div', { class: 'cf-choices' });
    for (const [value, text] of [['VALIDATED', 'Validate'], ['REJECTED', 'Reject']]) {
      const radio = element('input', { type: 'radio', name: id, value, id: `${id}-${value}` });
      radio.checked = this.verdict === value;
      radio.disabled = !mine;
      radio.addEventListener('change', () => this.judge(value));
      choices.append(element('label', { for: radio.id }, radio, ` ${text}`, element('span', { class: 'sr-only' }, ` ${document.label}`)));
    }
    this.text = element('textarea', { id: `${id}-comment`, class: 'form-control', rows: '2', maxlength: '500', 'aria-describedby': this.error.id });
    this.text.value = this.comment;
    this.text.disabled = !mine;
    this.text.addEventListener('input', () => this.type());
    this.text.addEventListener('change', () => this.save());
    this.reason = element(
      'div',
      { class: 'cf-reason' },
      element('label', { for: this.text.id }, 'Comment', element('span', { class: 'sr-only' }, ` on ${document.label}`), ' (needed for a rejection; the candidate reads it)'),
      this.text,
    );
    if (commentTemplates.length) {
      this.reason.prepend(this.templates(id, mine, commentTemplates));
    }
    this.node.append(choices, this.reason, this.error);
  }

  /** A comment of the centre to begin with; what is typed already stays before it. */
  templates(id, mine, texts) {
    const select = element(
      'select',
      { id: `${id}-template`, class: 'form-control' },
      element('option', { value: '' }, 'Choose one…'),
      ...texts.map((text) => element('option', { value: text }, text)),
    );
    select.disabled = !mine;
    select.addEventListener('change', () => {
      if (select.value) {
        this.text.value = [this.text.value.trim(), select.value].filter(Boolean).join(' ').slice(0, this.text.maxLength);
        select.value = '';
        this.type();
        this.text.focus();
      }
    });
    return element(
      'div',
      { class: 'cf-template' },
      element('label', { for: select.id }, 'Comment template', element('span', { class: 'sr-only' }, ` for ${this.label}`)),
      select,
    );
  }

  /** As the server has it, where nothing was judged here yet. */
  show(document) {
    if (!document.verdict || this.verdict) {
      return;
    }
    this.verdict = document.verdict;
    this.node.querySelector(`input[value="${document.verdict}"]`).checked = true;
  }

  judge(verdict) {
    this.verdict = verdict;
    this.unsaved = true;
    if (verdict === 'REJECTED' && !this.comment.trim()) {
      this.update();
      this.text.focus();
      return;
    }
    this.save();
  }

  type() {
    this.comment = this.text.value;
    this.unsaved = this.unsaved || Boolean(this.verdict);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), SAVE_AFTER_TYPING);
    this.update();
  }

  /** One call after the other for the whole file: the last word typed is the last word kept, and no call overtakes another. */
  save() {
    clearTimeout(this.timer);
    if (!this.unsaved || (this.verdict === 'REJECTED' && !this.comment.trim())) {
      this.update();
      return;
    }
    this.update();
    this.calls.last = this.calls.last.then(async () => {
      const { verdict, comment } = this;
      try {
        await giveVerdict(this.taskId, this.code, verdict, comment);
        this.unsaved = this.verdict !== verdict || this.comment !== comment;
        alertIn(this.error, '');
        this.refuse('');
      } catch (refused) {
        if (!(refused instanceof Refused)) {
          throw refused;
        }
        alertIn(this.error, `Not saved. ${refused.message}`);
        if (refused.status !== 422) {
          this.refuse(refused.message);
        }
      }
      this.update();
    });
  }
}
