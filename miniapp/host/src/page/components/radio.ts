import type { Behaviour, Builtin, Placed } from '../builtin';
import { boxCss } from './checkbox';
import { draw } from './draw';
import { controlTapped } from './label';
import { flagOf, textOf } from './read';

export const radio: Builtin = {
  tag: 'radio',
  properties: {
    value: String,
    checked: Boolean,
    disabled: Boolean,
    color: { type: String, value: '#09BB07' },
    name: String,
  },
  css: `${boxCss('radio', '50%')}
wx-radio[checked] > .wx-box { color: #fff; border-color: transparent; }`,
  place: placeRadio,
};

export const radioGroup: Builtin = {
  tag: 'radio-group',
  events: ['change'],
  properties: { name: String },
  css: `wx-radio-group { display: block; }
wx-radio-group[hidden] { display: none; }`,
  place: (it): Behaviour => ({
    value: () => it.inside('radio').filter(chosen).map(valueOf)[0] ?? '',
    reset() {
      for (const each of it.inside('radio')) each.keep('checked', false);
    },
  }),
};

function placeRadio(it: Placed): Behaviour {
  const box = draw('div', 'wx-box');
  it.element.prepend(box);
  return {
    update() {
      const on = chosen(it);
      if (on && !it.element.hasAttribute('checked')) releaseOthers(it);
      it.element.toggleAttribute('checked', on);
      it.element.toggleAttribute('disabled', flagOf(it, 'disabled'));
      box.style.backgroundColor = on && !flagOf(it, 'disabled') ? textOf(it, 'color') : '';
    },
    tapped() {
      controlTapped(it);
      if (flagOf(it, 'disabled') || chosen(it)) return;
      it.keep('checked', true);
      it.around('radio-group')?.fire('change', { value: valueOf(it) });
    },
  };
}

/** At most one of a group is chosen, whether a finger or the program chose it. */
function releaseOthers(it: Placed): void {
  const others = it.around('radio-group')?.inside('radio') ?? [];
  for (const each of others) if (each.element !== it.element && chosen(each)) each.keep('checked', false);
}

function chosen(it: Placed): boolean {
  return flagOf(it, 'checked');
}

function valueOf(it: Placed): string {
  return textOf(it, 'value');
}
