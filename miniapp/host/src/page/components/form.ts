import type { Behaviour, Builtin, Placed } from '../builtin';
import { flagOf, textOf } from './read';
import { targetOf } from './target';

/** Components whose value a form collects when they have a `name`. */
const FIELDS = [
  'input',
  'textarea',
  'switch',
  'slider',
  'picker',
  'picker-view',
  'checkbox-group',
  'radio-group',
];

export const form: Builtin = {
  tag: 'form',
  events: ['submit', 'reset'],
  properties: { reportSubmit: Boolean, reportSubmitTimeout: { type: Number, value: 0 } },
  css: `wx-form { display: block; }`,
  place: (): Behaviour => ({}),
};

/** Tells a form's program what all named fields hold. `by`: the button, which the event's detail names. */
export function submit(form: Placed, by: Placed): void {
  const fields = form.inside(...FIELDS).filter((field) => textOf(field, 'name') !== '');
  const value = Object.fromEntries(fields.map((field) => [textOf(field, 'name'), field.behaviour.value?.()]));
  form.fire('submit', {
    value,
    formId: flagOf(form, 'reportSubmit') ? 'the formId is a mock one' : '',
    target: targetOf(by),
  });
}

/** Empties all fields, named or not, and tells the program. */
export function reset(form: Placed, by: Placed): void {
  for (const field of form.inside(...FIELDS)) field.behaviour.reset?.();
  form.fire('reset', { target: targetOf(by) });
}
