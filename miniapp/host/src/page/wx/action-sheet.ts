import type { HostServices } from '../builtin';
import { ApiFailure, asynchronous, type ApiFamily, type ApiOptions } from './api';
import { drawn, pressable } from './dialog';
import { noteTap } from './gesture';
import { maybeText, texts } from './options';

const MOST = 6;

/** wx.showActionSheet. Besides fingers, `Tool.native` may press it: `actionSheet` with `{ tapIndex }`, and `cancelActionSheet`. */
export const actionSheetFamily: ApiFamily = (host) => ({
  showActionSheet: asynchronous('showActionSheet', (options) => showActionSheet(host, options)),
});

function showActionSheet(host: HostServices, options: ApiOptions): Promise<{ tapIndex: number }> {
  const items = texts(options, 'itemList');
  if (items.length === 0) throw new ApiFailure('parameter error: itemList should not be empty');
  if (items.length > MOST) throw new ApiFailure('parameter error: itemList should not be large than 6');
  return new Promise((resolve, reject) => {
    const over = drawn('wx-over wx-over--bottom');
    const box = drawn('wx-over__box');
    const alert = maybeText(options, 'alertText');
    if (alert) box.append(drawn('wx-over__text', alert));
    const choose = (tapIndex: number) => {
      take();
      resolve({ tapIndex });
    };
    const cancel = () => {
      take();
      reject(new ApiFailure('cancel'));
    };
    items.forEach((words, at) => box.append(row(words, maybeText(options, 'itemColor'), () => choose(at))));
    box.append(row('取消', undefined, cancel));
    over.append(box);
    pressable(over, cancel);
    const take = host.overlay(over, {
      actionSheet: (data) => {
        noteTap();
        choose(indexIn(data, items.length));
      },
      cancelActionSheet: cancel,
    });
  });
}

function row(words: string, color: string | undefined, press: () => void): HTMLElement {
  const element = drawn('wx-over__item', words);
  if (color) element.style.color = color;
  pressable(element, press);
  return element;
}

function indexIn(data: unknown, length: number): number {
  const index: unknown =
    typeof data === 'object' && data !== null ? Reflect.get(data, 'tapIndex') : undefined;
  if (typeof index !== 'number' || index < 0 || index >= length)
    throw new Error(`the action sheet has no item ${String(index)}`);
  return index;
}
