import type { HostServices } from '../builtin';
import { isGhost, noteTap } from './gesture';

const CSS = `
.wx-over{position:fixed;inset:0;z-index:9000;background:rgba(0,0,0,.6);display:flex;align-items:center;justify-content:center;font:16px/1.5 "Noto Sans CJK SC",sans-serif;color:#000}
.wx-over__box{width:80%;max-width:320px;background:#fff;border-radius:12px;text-align:center;overflow:hidden}
.wx-over__title{padding:24px 24px 0;font-weight:700}
.wx-over__text{padding:12px 24px 24px;color:#7f7f7f;white-space:pre-wrap;max-height:50vh;overflow:auto}
.wx-over__box textarea{display:block;width:calc(100% - 48px);margin:12px 24px 24px;box-sizing:border-box;font:inherit}
.wx-over__buttons{display:flex;border-top:1px solid #e5e5e5}
.wx-over__button{flex:1;padding:14px 0;font-weight:700}
.wx-over__button+.wx-over__button{border-left:1px solid #e5e5e5;color:#576b95}
.wx-over--bottom{align-items:flex-end}
.wx-over--bottom .wx-over__box{width:100%;max-width:none;border-radius:12px 12px 0 0}
.wx-over__item{padding:16px;border-top:1px solid #f0f0f0}
.wx-toast{position:fixed;inset:0;z-index:9500;display:flex;align-items:center;justify-content:center;pointer-events:none}
.wx-toast--mask{pointer-events:auto}
.wx-toast>div{max-width:70%;padding:12px 20px;border-radius:8px;background:rgba(76,76,76,.95);color:#fff;font:15px/1.5 "Noto Sans CJK SC",sans-serif;text-align:center;white-space:pre-wrap}
`;

let styled: HTMLStyleElement | undefined;

/** An element of the host's own drawings over the pages. */
export function drawn(className: string, words = ''): HTMLElement {
  if (!styled) {
    styled = document.createElement('style');
    styled.textContent = CSS;
    document.head.append(styled);
  }
  const element = document.createElement('div');
  element.className = className;
  element.textContent = words;
  return element;
}

/**
 * Makes an element answer to a finger or a mouse that was pressed on it: the click that a browser sends after a finger's
 * release comes where a dialogue has just appeared, and must not press its button.
 */
export function pressable(element: HTMLElement, press: () => void): void {
  let armed = false;
  const arm = () => (armed = true);
  const fire = (event: Event) => {
    event.stopPropagation();
    if (event.cancelable) event.preventDefault();
    if (!armed) return;
    armed = false;
    noteTap();
    press();
  };
  element.addEventListener('touchstart', arm);
  element.addEventListener('touchend', fire);
  element.addEventListener('mousedown', () => !isGhost() && arm());
  element.addEventListener('click', fire);
}

export interface Choice<T> {
  readonly words: string;
  readonly answer: T;
  readonly color?: string;
  /** The automator's name for pressing it. */
  readonly native: string;
}

/**
 * Draws a page of WeChat's own (a map, a picture, a document) that the user leaves by its sign at the left: for the
 * automator `navigateLeft`, or `closePage`.
 */
export function showPage(host: HostServices, title: string, content: HTMLElement): void {
  const over = drawn('wx-over');
  const box = drawn('wx-over__box');
  const back = drawn('wx-over__item', '返回');
  const leave = () => {
    noteTap();
    take();
  };
  pressable(back, leave);
  box.append(drawn('wx-over__title', title), content, back);
  over.append(box);
  const take = host.overlay(over, { navigateLeft: leave, closePage: leave });
}

interface Question<T> {
  readonly title: string;
  readonly content: HTMLElement;
  readonly choices: readonly Choice<T>[];
}

/** Draws a dialogue and waits for a press on one of its buttons. */
export function ask<T>(host: HostServices, { title, content, choices }: Question<T>): Promise<T> {
  return new Promise((resolve) => {
    const over = drawn('wx-over');
    const box = drawn('wx-over__box');
    const buttons = drawn('wx-over__buttons');
    const answers: Record<string, () => void> = {};
    for (const { words, answer, color, native } of choices) {
      const press = () => {
        take();
        resolve(answer);
      };
      const button = drawn('wx-over__button', words);
      if (color) button.style.color = color;
      pressable(button, press);
      answers[native] = () => {
        noteTap();
        press();
      };
      buttons.append(button);
    }
    if (title) box.append(drawn('wx-over__title', title));
    box.append(content, buttons);
    over.append(box);
    const take = host.overlay(over, answers);
  });
}
