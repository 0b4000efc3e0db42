import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw } from './draw';
import { Field, FIELD_PROPERTIES } from './field';
import { controlTapped } from './label';
import { flagOf, textOf } from './read';

/** The keys that the keyboard of each type offers; other types offer all. */
const UNTYPEABLE: Readonly<Record<string, RegExp>> = {
  number: /[^0-9]/g,
  digit: /[^0-9.]/g,
  idcard: /[^0-9Xx]/g,
};

export const input: Builtin = {
  tag: 'input',
  events: [
    'input',
    'focus',
    'blur',
    'confirm',
    'keyboardheightchange',
    'nicknamereview',
    'selectionchange',
    'keyboardcompositionstart',
    'keyboardcompositionupdate',
    'keyboardcompositionend',
  ],
  properties: {
    ...FIELD_PROPERTIES,
    type: { type: String, value: 'text' },
    password: Boolean,
    placeholderClass: { type: String, value: 'input-placeholder' },
    confirmType: { type: String, value: 'done' },
    alwaysEmbed: Boolean,
    safePasswordCertPath: String,
    safePasswordLength: null,
    safePasswordTimeStamp: null,
    safePasswordNonce: String,
    safePasswordSalt: String,
    safePasswordCustomHash: String,
    autoFill: String,
  },
  css: `wx-input { display: block; position: relative; height: 1.4rem; min-height: 1.4rem; overflow: hidden; text-overflow: clip;
  white-space: nowrap; cursor: auto; text-align: start; }
wx-input[hidden] { display: none; }
wx-input > input { position: relative; display: block; width: 100%; height: 100%; min-height: inherit; margin: 0; padding: 0;
  border: 0; outline: 0; background: transparent; color: inherit; font: inherit; letter-spacing: inherit; text-align: inherit; opacity: 1; }
wx-input > .wx-placeholder { position: absolute; inset: 0; display: flex; align-items: center; padding: inherit; color: gray;
  overflow: hidden; pointer-events: none; text-align: inherit; justify-content: inherit; }`,
  place: placeInput,
};

function placeInput(it: Placed): Behaviour {
  const native = draw('input', '');
  const field = new Field(it, native, {
    typeable: (text) => text.replace(UNTYPEABLE[textOf(it, 'type')] ?? /[\r\n]/g, ''),
    left: () => reviewNickname(it),
  });
  native.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) field.confirm();
  });
  return {
    update() {
      native.type = flagOf(it, 'password') || textOf(it, 'type') === 'safe-password' ? 'password' : 'text';
      native.enterKeyHint = hint(textOf(it, 'confirmType'));
      field.update();
    },
    removed: () => field.removed(),
    value: () => field.value,
    reset: () => field.empty(),
    tapped() {
      controlTapped(it);
      field.enter();
    },
    automator: {
      input: (value: unknown) => field.type(String(value)),
      confirm: () => field.confirm(),
      compose: (words: unknown) => field.compose(String(words)),
    },
  };
}

/** WeChat looks at a nickname for what is not allowed once the field is left; here all pass. */
function reviewNickname(it: Placed): void {
  if (textOf(it, 'type') === 'nickname') it.fire('nicknamereview', { pass: true, timeout: false });
}

function hint(confirmType: string): string {
  return ['send', 'search', 'next', 'go', 'done'].includes(confirmType) ? confirmType : 'done';
}
