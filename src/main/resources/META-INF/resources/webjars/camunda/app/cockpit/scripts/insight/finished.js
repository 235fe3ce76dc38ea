// The tab below a process definition's diagram where finished instances are looked for; and running ones, when asked.
import { ask, day, duration, element, failure, table } from './figures.js';
import { go, inAddress } from './diagram.js';

let ids = 0;

/** A field with its label, whose mistakes are said beneath it. */
function field(text, type, attributes = {}) {
  ids += 1;
  const input = element(type === 'select' ? 'select' : 'input', {
    id: `cf-finished-${ids}`,
    class: type === 'checkbox' ? null : 'form-control',
    type: type === 'select' ? null : type,
    ...attributes,
  });
  const mistake = element('span', { id: `cf-finished-${ids}-mistake`, class: 'cf-insight__mistake' });
  const node = element('span', { class: 'cf-insight__field' }, element('label', { for: input.id }, text), input, mistake);
  return {
    node,
    input,
    refuse(sentence) {
      mistake.textContent = sentence || '';
      if (sentence) {
        input.setAttribute('aria-invalid', 'true');
        input.setAttribute('aria-describedby', mistake.id);
      } else {
        input.removeAttribute('aria-invalid');
        input.removeAttribute('aria-describedby');
      }
      return !sentence;
    },
  };
}

function endings(known) {
  const select = field('How it ended', 'select');
  const all = [['', 'Anyhow'], ...Object.entries(known), ['INTERRUPTED', 'Interrupted by the calling process'], ['DELETED', 'Deleted by hand']];
  select.input.append(...all.map(([value, text]) => element('option', { value }, text)));
  return select;
}

function row(found) {
  return [
    element('a', { href: `#/insight/instance/${encodeURIComponent(found.instance)}` }, found.number || `Instance ${found.instance.slice(0, 8)}`),
    found.training || '–',
    day(found.startedAt),
    found.endedAt ? day(found.endedAt) : '–',
    duration(found.duration),
    found.ending.label,
    found.corrected ? 'Yes' : 'No',
    String(found.version),
  ];
}

const HEADINGS = ['Instance', 'Training', 'Began', 'Ended', 'Took', 'How it ended', 'Typed correction', 'Version'];

function results(definition, parameters) {
  const box = element('div');
  const said = element('p', { role: 'status' });
  const more = element('button', { type: 'button', class: 'btn btn-default' }, 'Show more');
  const seen = [];

  async function read(after) {
    const page = await ask(`/processes/${encodeURIComponent(definition)}/instances?${parameters}&after=${after}`);
    const first = seen.length;
    seen.push(...page.instances.map(row));
    said.textContent = seen.length ? `${seen.length === 1 ? '1 instance' : `${seen.length} instances`}${page.next ? ', and there are more' : ''}.` : 'No instance is like that.';
    box.replaceChildren(said, ...(seen.length ? [table('Instances, those begun last first', HEADINGS, seen)] : []), ...(page.next ? [more] : []));
    more.onclick = () => read(page.next).catch((problem) => box.append(failure(problem)));
    if (first) {
      box.querySelectorAll('tbody a')[first].focus();
    }
  }

  return read('').then(() => box);
}

async function tab(node, definition) {
  const box = element('div', { class: 'cf-insight' });
  node.replaceChildren(box);
  const known = await ask(`/processes/${encodeURIComponent(definition)}/endings`);
  const fields = {
    number: field('Application number', 'text', { size: '12', autocomplete: 'off' }),
    startedFrom: field('Began from', 'date'),
    startedUntil: field('until', 'date'),
    endedFrom: field('Ended from', 'date'),
    endedUntil: field('until', 'date'),
    ended: endings(known),
    atLeast: field('Took at least (days)', 'text', { inputmode: 'decimal', size: '5', autocomplete: 'off' }),
    corrected: field('Typed correction', 'checkbox'),
    running: field('Running ones too', 'checkbox'),
    all: field('All versions', 'checkbox'),
  };
  for (const [name, { input }] of Object.entries(fields)) {
    if (input.type === 'checkbox') {
      input.checked = inAddress(name) === 'true';
    } else {
      input.value = inAddress(name);
    }
  }
  const path = inAddress('path');
  const found = element('div');
  const form = element(
    'form',
    { novalidate: '', 'aria-label': 'Look for instances' },
    element('p', {}, 'Finds instances of this process by what became of them; opening one shows the way that it took.'),
    element('div', { class: 'cf-insight__chooser' }, ...Object.values(fields).map((one) => one.node), element('button', { class: 'btn btn-primary', type: 'submit' }, 'Look')),
  );
  if (path) {
    const back = element('button', { type: 'button', class: 'btn btn-default' }, 'Look at all paths');
    back.addEventListener('click', () => go(`/process-definition/${definition}/runtime?detailsTab=candidatflow.finished`));
    form.append(element('p', {}, 'Only those that took the chosen path. ', back));
  }

  function ordered(from, until) {
    const wrong = fields[from].input.value && fields[until].input.value && fields[until].input.value < fields[from].input.value;
    return fields[until].refuse(wrong ? 'The last day is before the first one' : '');
  }

  function days() {
    const typed = fields.atLeast.input.value.trim();
    return fields.atLeast.refuse(typed && !/^\d{1,4}([.,]\d+)?$/.test(typed) ? 'Enter a number of days, such as 3 or 0.5' : '');
  }

  async function look() {
    const right = [ordered('startedFrom', 'startedUntil'), ordered('endedFrom', 'endedUntil'), days()];
    if (right.includes(false)) {
      form.querySelector('[aria-invalid]').focus();
      return;
    }
    const parameters = new URLSearchParams({ path });
    for (const [name, { input }] of Object.entries(fields)) {
      parameters.set(name, input.type === 'checkbox' ? input.checked : input.value.trim());
    }
    parameters.set('atLeast', parameters.get('atLeast').replace(',', '.'));
    try {
      found.replaceChildren(await results(definition, parameters));
    } catch (problem) {
      found.replaceChildren(failure(problem));
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    look();
  });
  box.append(form, found);
  await look();
}

export default {
  id: 'candidatflow.finished',
  pluginPoint: 'cockpit.processDefinition.runtime.tab',
  priority: 25,
  properties: { label: 'Finished' },
  render(node, { processDefinitionId }) {
    tab(node, processDefinitionId).catch((problem) => node.replaceChildren(element('div', { class: 'cf-insight' }, failure(problem))));
  },
};
