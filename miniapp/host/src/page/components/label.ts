import type { Builtin, Placed } from '../builtin';
import { PlacedBuiltin } from '../framework/placed';
import { textOf } from './read';

/** What a label may stand for. */
const CONTROLS = ['button', 'checkbox', 'radio', 'switch', 'input', 'textarea'];

/** Controls that the tap under way has already reached on its way up: their label must not work them a second time. */
const reached = new Set<Element>();

export const label: Builtin = {
  tag: 'label',
  properties: { for: String },
  css: `wx-label { display: inline; }
wx-label[hidden] { display: none; }`,
  place: (it) => ({
    tapped() {
      const control = labelled(it);
      if (control && !reached.has(control.element)) control.behaviour.tapped?.();
    },
  }),
};

/** Said by a control when it is tapped itself. */
export function controlTapped(it: Placed): void {
  reached.add(it.element);
  // The tap goes up through all ancestors before anything else runs.
  queueMicrotask(() => reached.clear());
}

function labelled(it: Placed): Placed | undefined {
  const id = textOf(it, 'for');
  if (id === '') return it.inside(...CONTROLS)[0];
  const found = it.host.pages.top.element.querySelector(`#${CSS.escape(id)}`);
  const control = found ? PlacedBuiltin.at(found) : undefined;
  return control && CONTROLS.includes(control.tag) ? control : undefined;
}
