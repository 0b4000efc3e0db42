import type { AppJson, DeviceScreen } from '../builtin';

/** The sizes of a telephone with a notch, in CSS pixels. */
const STATUS_BAR = 44;
const NAVIGATION_BAR = 44;
const SAFE_BOTTOM = 34;
const TAB_BAR = 50 + SAFE_BOTTOM;

/** The device around the page; its size follows the shell's window. */
export function deviceScreen(): DeviceScreen {
  return {
    get width() {
      return window.parent.innerWidth;
    },
    get height() {
      return window.parent.innerHeight;
    },
    statusBar: STATUS_BAR,
    navigationBar: NAVIGATION_BAR,
    tabBar: TAB_BAR,
    safeBottom: SAFE_BOTTOM,
  };
}

/** What a page says of its window, its own json before app.json. */
export function windowOption(app: AppJson, config: Readonly<Record<string, unknown>>, name: string): unknown {
  return config[name] ?? app.window?.[name];
}

/** An element of the shell around the page, by id. */
export function shellElement(id: string): HTMLElement {
  const found = window.parent.document.getElementById(id);
  if (!found) throw new Error(`the shell has no #${id}`);
  return found;
}
