import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw } from './draw';
import { controlTapped } from './label';
import { flagOf, textOf } from './read';

export const switchKey: Builtin = {
  tag: 'switch',
  events: ['change'],
  properties: {
    checked: Boolean,
    disabled: Boolean,
    type: { type: String, value: 'switch' },
    color: { type: String, value: '#04BE02' },
    name: String,
  },
  css: `wx-switch { display: inline-block; }
wx-switch[hidden] { display: none; }
wx-switch > .wx-track { position: relative; display: inline-block; box-sizing: border-box; width: 52px; height: 32px;
  vertical-align: middle; border: 1px solid #dfdfdf; border-radius: 16px; background: #dfdfdf; transition: background-color .1s; }
wx-switch > .wx-track::after { content: ''; position: absolute; top: 0; left: 0; width: 30px; height: 30px; border-radius: 15px;
  background: #fff; box-shadow: 0 1px 3px rgba(0,0,0,.4); transition: transform .3s; }
wx-switch[checked] > .wx-track::after { transform: translateX(20px); }
wx-switch[disabled] > .wx-track { opacity: .7; }
wx-switch[type=checkbox] > .wx-track { width: 22px; height: 22px; border-radius: 3px; background: #fff; color: #04be02; }
wx-switch[type=checkbox] > .wx-track::after { display: none; }
wx-switch[type=checkbox][checked] > .wx-track::before { content: '✓'; position: absolute; inset: 0; font: 18px/20px sans-serif;
  text-align: center; }`,
  place: placeSwitch,
};

function placeSwitch(it: Placed): Behaviour {
  const track = draw('div', 'wx-track');
  it.element.append(track);

  function toggle(): void {
    if (flagOf(it, 'disabled')) return;
    it.keep('checked', !flagOf(it, 'checked'));
    it.fire('change', { value: flagOf(it, 'checked') });
  }

  return {
    update() {
      const on = flagOf(it, 'checked');
      const boxed = textOf(it, 'type') === 'checkbox';
      it.element.setAttribute('type', boxed ? 'checkbox' : 'switch');
      it.element.toggleAttribute('checked', on);
      it.element.toggleAttribute('disabled', flagOf(it, 'disabled'));
      track.style.backgroundColor = on && !boxed ? textOf(it, 'color') : '';
      track.style.borderColor = on && !boxed ? textOf(it, 'color') : '';
      track.style.color = boxed ? textOf(it, 'color') : '';
    },
    value: () => flagOf(it, 'checked'),
    reset: () => it.keep('checked', false),
    tapped() {
      controlTapped(it);
      toggle();
    },
    automator: { tap: toggle },
  };
}
