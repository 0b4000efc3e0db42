import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw, fireLater } from './draw';
import { Field, FIELD_PROPERTIES } from './field';
import { controlTapped } from './label';
import { flagOf, textOf } from './read';

const RPX_PER_SCREEN = 750;

export const textarea: Builtin = {
  tag: 'textarea',
  events: [
    'input',
    'focus',
    'blur',
    'confirm',
    'linechange',
    'keyboardheightchange',
    'selectionchange',
    'keyboardcompositionstart',
    'keyboardcompositionupdate',
    'keyboardcompositionend',
  ],
  properties: {
    ...FIELD_PROPERTIES,
    placeholderClass: { type: String, value: 'textarea-placeholder' },
    autoHeight: Boolean,
    fixed: Boolean,
    showConfirmBar: { type: Boolean, value: true },
    disableDefaultPadding: Boolean,
    confirmType: { type: String, value: 'return' },
    adjustKeyboardTo: { type: String, value: 'cursor' },
  },
  css: `wx-textarea { display: block; position: relative; width: 300px; height: 150px; }
wx-textarea[hidden] { display: none; }
wx-textarea[auto-height] { height: fit-content !important; }
wx-textarea > textarea { position: relative; display: block; box-sizing: border-box; width: 100%; height: 100%; margin: 0; padding: 0;
  border: 0; outline: 0; resize: none; background: transparent; color: inherit; font: inherit; letter-spacing: inherit;
  line-height: inherit; text-align: inherit; overflow: auto; }
wx-textarea[auto-height] > textarea { overflow: hidden; }
wx-textarea > .wx-placeholder { position: absolute; inset: 0; padding: inherit; color: gray; pointer-events: none; white-space: pre-wrap;
  overflow: hidden; }`,
  place: (it) => new Textarea(it).behaviour,
};

class Textarea {
  private readonly native = draw('textarea', '');
  private readonly field: Field;
  private readonly sizes = new ResizeObserver(() => this.measure());
  private lines = 0;

  constructor(private readonly it: Placed) {
    const { native } = this;
    native.rows = 1;
    this.field = new Field(it, native, { typeable: (text) => text, changed: () => this.measure() });
    this.sizes.observe(it.element);
    native.addEventListener('input', () => this.measure());
    native.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || textOf(it, 'confirmType') === 'return') return;
      event.preventDefault();
      this.field.confirm();
    });
  }

  readonly behaviour: Behaviour = {
    update: () => {
      this.it.element.toggleAttribute('auto-height', flagOf(this.it, 'autoHeight'));
      if (!flagOf(this.it, 'autoHeight')) this.native.style.height = '';
      this.field.update();
    },
    removed: () => {
      this.sizes.disconnect();
      this.field.removed();
    },
    value: () => this.field.value,
    reset: () => this.field.empty(),
    tapped: () => {
      controlTapped(this.it);
      this.field.enter();
    },
    automator: {
      input: (value: unknown) => {
        this.field.type(String(value));
        this.measure();
      },
      confirm: () => this.field.confirm(),
      compose: (words: unknown) => this.field.compose(String(words)),
    },
  };

  private measure(): void {
    const { native } = this;
    if (!native.isConnected || native.clientWidth === 0) return;
    const height = contentHeight(native);
    if (flagOf(this.it, 'autoHeight')) native.style.height = `${height}px`;
    this.tellLines(height);
  }

  private tellLines(height: number): void {
    const lineCount = Math.max(1, Math.round(height / lineHeight(this.native)));
    const first = this.lines === 0;
    if (lineCount === this.lines) return;
    this.lines = lineCount;
    // The first measure is the field as it stands, no change; yet WeChat tells of it when the field grows with its words.
    if (first && !flagOf(this.it, 'autoHeight')) return;
    fireLater(this.it, 'linechange', {
      height,
      heightRpx: (height * RPX_PER_SCREEN) / window.innerWidth,
      lineCount,
    });
  }
}

function contentHeight(native: HTMLTextAreaElement): number {
  const kept = native.style.height;
  native.style.height = '0';
  const height = native.scrollHeight;
  native.style.height = kept;
  return height;
}

function lineHeight(native: HTMLTextAreaElement): number {
  const style = getComputedStyle(native);
  return Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * 1.2 || 1;
}
