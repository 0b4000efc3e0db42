import { useEffect, useRef } from 'react';

export interface DeskKeys {
  move: (by: 1 | -1) => void;
  open: () => void;
  select: () => void;
  search: () => void;
  help: () => void;
  leave: () => void;
  act: (action: string) => void;
}

/** The letter of a step; whether it may be taken is the server's word. */
const ACTION_KEYS: Readonly<Record<string, string>> = {
  f: 'file',
  d: 'dispatch',
  m: 'merge',
  a: 'accept',
};

export const KEY_HELP: readonly [string, string][] = [
  ['j / k', '下一件 / 上一件'],
  ['Enter 或 o', '打开案件页'],
  ['x', '选中或取消'],
  ['f', '立案'],
  ['d', '派遣'],
  ['m', '并案'],
  ['a', '接收'],
  ['/', '搜索'],
  ['Esc', '关闭预览、取消选择'],
  ['?', '打开本说明'],
];

/** Keys of the desk; silent while someone types, or while a dialog is open. */
export function useDeskKeys(keys: DeskKeys) {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isBusy(event.target)) return;
      const deed = deedOf(event.key, current.current, event.target);
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

function deedOf(key: string, keys: DeskKeys, target: EventTarget | null): (() => void) | undefined {
  const action = ACTION_KEYS[key];
  if (action) return () => keys.act(action);
  // Enter on a button or a link is that button's own.
  if (key === 'Enter') return onControl(target) ? undefined : keys.open;
  const plain: Record<string, () => void> = {
    j: () => keys.move(1),
    k: () => keys.move(-1),
    o: keys.open,
    x: keys.select,
    '/': keys.search,
    '?': keys.help,
    Escape: keys.leave,
  };
  return plain[key];
}

/** Someone types, or a dialog or a large picture is open: no key is a command then. */
export function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-image-preview-wrap'))
    return true;
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]')
  );
}

function onControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('a, button:not(.case-item-main), [role=tab]') !== null
  );
}
