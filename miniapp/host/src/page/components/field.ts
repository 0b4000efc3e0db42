import type { Placed } from '../builtin';
import { draw } from './draw';
import { flagOf, numberOf, textOf } from './read';

type NativeField = HTMLInputElement | HTMLTextAreaElement;

/** How high the keyboard of this pretended phone stands, in CSS pixels. */
const KEYBOARD_HEIGHT = 260;
const KEYBOARD_RISES = 0.25;
const BACKSPACE = 8;

/** Properties that input and textarea share. */
export const FIELD_PROPERTIES = {
  value: String,
  name: String,
  placeholder: String,
  placeholderStyle: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  cursorSpacing: { type: Number, value: 0 },
  cursorColor: String,
  autoFocus: Boolean,
  focus: Boolean,
  confirmHold: Boolean,
  cursor: { type: Number, value: -1 },
  selectionStart: { type: Number, value: -1 },
  selectionEnd: { type: Number, value: -1 },
  adjustPosition: { type: Boolean, value: true },
  holdKeyboard: Boolean,
} as const;

/** What the two kinds of field do differently. */
interface FieldKind {
  /** What the keyboard of this type can write of some text. */
  typeable(text: string): string;
  /** After each change of what stands in the field. */
  changed?(): void;
  /** When the field is left, after `blur`. */
  left?(): void;
}

/** The words of an input or textarea: typed, set by the program, and told to it. */
export class Field {
  private readonly placeholder = draw('div', '');
  private focusAsked = false;
  private lastKey: number | undefined;

  constructor(
    private readonly it: Placed,
    readonly native: NativeField,
    private readonly kind: FieldKind,
  ) {
    it.element.append(this.placeholder, native);
    // The native events must not be taken for WeChat's of the same name.
    for (const type of ['input', 'change', 'select'])
      native.addEventListener(type, (event) => event.stopPropagation());
    native.addEventListener('input', (event) => this.typed(event));
    native.addEventListener('focus', () => this.entered());
    native.addEventListener('blur', () => this.leave());
    this.listenToComposition();
    document.addEventListener('selectionchange', this.selected);
  }

  get value(): string {
    return this.native.value;
  }

  /** Draws the properties as they are now; the words are touched only when they differ, so the cursor stays where it is. */
  update(): void {
    const { it, native } = this;
    const most = numberOf(it, 'maxlength', 140);
    if (most >= 0) native.maxLength = most;
    else native.removeAttribute('maxlength');
    native.disabled = flagOf(it, 'disabled');
    native.style.caretColor = textOf(it, 'cursorColor');
    const wanted = this.cut(textOf(it, 'value'));
    if (native.value !== wanted) native.value = wanted;
    this.drawPlaceholder();
    this.kind.changed?.();
    this.followFocus();
  }

  /** A person types: what the automator's `input(value)` does. A disabled field stays as it is. */
  type(text: string): void {
    if (this.native.disabled) return;
    this.native.value = this.cut(this.kind.typeable(text));
    this.native.setSelectionRange(this.native.value.length, this.native.value.length);
    this.lastKey = this.native.value.charCodeAt(this.native.value.length - 1) || BACKSPACE;
    this.tell();
  }

  /** A finger on it. */
  enter(): void {
    if (!this.native.disabled) this.native.focus();
  }

  confirm(): void {
    this.it.fire('confirm', { value: this.value });
    if (!flagOf(this.it, 'confirmHold')) this.native.blur();
  }

  empty(): void {
    this.native.value = '';
    this.it.keep('value', '');
    this.drawPlaceholder();
  }

  removed(): void {
    document.removeEventListener('selectionchange', this.selected);
  }

  private typed(event: Event): void {
    const data = event instanceof InputEvent ? event.data : null;
    this.lastKey = data ? data.charCodeAt(data.length - 1) : BACKSPACE;
    const allowed = this.cut(this.kind.typeable(this.native.value));
    if (allowed !== this.native.value) this.native.value = allowed;
    this.tell();
  }

  // First its own property, then the program: a handler that sets the old value again thereby changes the field back.
  private tell(): void {
    const { value } = this;
    const cursor = this.native.selectionStart ?? value.length;
    this.it.keep('value', value);
    this.drawPlaceholder();
    this.it.fire('input', { value, cursor, keyCode: this.lastKey });
  }

  private cut(text: string): string {
    const most = numberOf(this.it, 'maxlength', 140);
    return most >= 0 ? text.slice(0, most) : text;
  }

  private entered(): void {
    const { it } = this;
    it.fire('focus', { value: this.value, height: KEYBOARD_HEIGHT });
    this.keyboard(KEYBOARD_HEIGHT);
  }

  private leave(): void {
    const { it, value } = this;
    if (flagOf(it, 'focus')) it.keep('focus', false);
    it.fire('blur', { value, cursor: this.native.selectionStart ?? value.length });
    this.keyboard(0);
    this.kind.left?.();
  }

  private keyboard(height: number): void {
    this.it.fire('keyboardheightchange', { height, duration: height > 0 ? KEYBOARD_RISES : 0 });
    this.it.host.emit('KeyboardHeightChange', { height, duration: height > 0 ? KEYBOARD_RISES : 0 });
  }

  private followFocus(): void {
    const asked = flagOf(this.it, 'focus') || flagOf(this.it, 'autoFocus');
    if (asked === this.focusAsked) return;
    this.focusAsked = asked;
    if (!asked) this.native.blur();
    // Focusing fires events, and no handler runs in the middle of a setData.
    else window.setTimeout(() => this.enterAsAsked(), 0);
  }

  private enterAsAsked(): void {
    const { it, native } = this;
    if (!native.isConnected || native.disabled || !this.focusAsked) return;
    native.focus();
    const start = numberOf(it, 'selectionStart', -1);
    const end = numberOf(it, 'selectionEnd', -1);
    const cursor = numberOf(it, 'cursor', -1);
    if (start >= 0 && end >= 0) native.setSelectionRange(start, end);
    else if (cursor >= 0) native.setSelectionRange(cursor, cursor);
  }

  private drawPlaceholder(): void {
    const own = textOf(this.it, 'placeholderClass');
    this.placeholder.className = `wx-placeholder ${own}`;
    this.placeholder.style.cssText = textOf(this.it, 'placeholderStyle');
    const shown = this.native.value === '' ? textOf(this.it, 'placeholder') : '';
    if (this.placeholder.textContent !== shown) this.placeholder.textContent = shown;
  }

  /** A person writes by a method that composes, as with pinyin: the words are there once it has ended. */
  compose(words: string): void {
    if (this.native.disabled) return;
    for (const step of ['start', 'update', 'end'])
      this.native.dispatchEvent(new CompositionEvent(`composition${step}`, { data: words }));
    this.type(this.value + words);
  }

  private listenToComposition(): void {
    for (const step of ['start', 'update', 'end'] as const) {
      this.native.addEventListener(`composition${step}`, (event) => {
        this.it.fire(`keyboardcomposition${step}`, {
          data: event instanceof CompositionEvent ? event.data : '',
        });
      });
    }
  }

  private readonly selected = (): void => {
    if (document.activeElement !== this.native) return;
    const { selectionStart, selectionEnd } = this.native;
    this.it.fire('selectionchange', { selectionStart, selectionEnd });
  };
}
