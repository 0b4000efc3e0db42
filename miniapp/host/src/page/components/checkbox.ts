import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw } from './draw';
import { controlTapped } from './label';
import { flagOf, textOf } from './read';

/** How a small box with a tick (or a dot) looks, for checkbox and radio. */
export function boxCss(tag: string, radius: string): string {
  return `wx-${tag} { display: inline-block; }
wx-${tag}[hidden] { display: none; }
wx-${tag} > .wx-box { position: relative; display: inline-block; box-sizing: border-box; width: 22px; height: 22px;
  margin-right: 5px; vertical-align: middle; border: 1px solid #d1d1d1; border-radius: ${radius}; background: #fff; color: #09bb07; }
wx-${tag}[checked] > .wx-box::before { content: '✓'; position: absolute; inset: 0; font: 18px/20px sans-serif; text-align: center; }
wx-${tag}[disabled] > .wx-box { background: #e1e1e1; color: #adadad; }`;
}

export const checkbox: Builtin = {
  tag: 'checkbox',
  properties: {
    value: String,
    checked: Boolean,
    disabled: Boolean,
    color: { type: String, value: '#09BB07' },
    name: String,
  },
  css: boxCss('checkbox', '3px'),
  place: placeCheckbox,
};

export const checkboxGroup: Builtin = {
  tag: 'checkbox-group',
  events: ['change'],
  properties: { name: String },
  css: `wx-checkbox-group { display: block; }
wx-checkbox-group[hidden] { display: none; }`,
  place: (it): Behaviour => ({
    value: () => ticked(it),
    reset() {
      for (const each of it.inside('checkbox')) each.keep('checked', false);
    },
  }),
};

function placeCheckbox(it: Placed): Behaviour {
  const box = draw('div', 'wx-box');
  it.element.prepend(box);
  return {
    update() {
      it.element.toggleAttribute('checked', flagOf(it, 'checked'));
      it.element.toggleAttribute('disabled', flagOf(it, 'disabled'));
      box.style.color = flagOf(it, 'disabled') ? '' : textOf(it, 'color');
    },
    tapped() {
      controlTapped(it);
      if (flagOf(it, 'disabled')) return;
      it.keep('checked', !flagOf(it, 'checked'));
      const group = it.around('checkbox-group');
      group?.fire('change', { value: ticked(group) });
    },
  };
}

/** The values of the ticked boxes in document order. */
function ticked(group: Placed): string[] {
  return group
    .inside('checkbox')
    .filter((each) => flagOf(each, 'checked'))
    .map((each) => textOf(each, 'value'));
}
