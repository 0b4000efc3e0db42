/** What a property of a built-in component may be, as in `Component({ properties })`. */
export type PropertyKind = StringConstructor | NumberConstructor | BooleanConstructor | ObjectConstructor | ArrayConstructor | null;
export type Property = PropertyKind | { readonly type: PropertyKind; readonly value?: unknown };

/** One built-in component on a page, as its maker sees it. */
export interface Placed {
  /** The `wx-…` element; children of the template are already slotted into it. */
  readonly element: HTMLElement;
  /** The properties now, camel-cased; read them afresh, do not keep them. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Sends an event as WeChat does: not bubbling unless the component's documentation says so. */
  fire(type: string, detail?: unknown, options?: { bubbles?: boolean }): void;
  /** The nearest built-in ancestor of a tag (a button's form, a radio's group), or undefined. */
  around(tag: string): Placed | undefined;
  /** All built-in descendants of the tags, in document order. */
  inside(...tags: string[]): Placed[];
  readonly tag: string;
  /** What the component's behaviour answered when it was placed. */
  readonly behaviour: Behaviour;
  /** Fed answers, bridge to Node, page stack: what a component may need of the host. */
  readonly host: HostServices;
}

/** What a placed component does. All parts are optional. */
export interface Behaviour {
  /** After it stands on the page, and after each change of a property (all changes of one setData in one call). */
  update?(): void;
  /** When it leaves the page. */
  removed?(): void;
  /** Fields of a form: what `form` collects under `name`, and how it is set back. */
  value?(): unknown;
  reset?(): void;
  /** A finger on it (or on its label). Return false to say that the tap has been used up. */
  tapped?(): void;
  /** What the automator's `Element.callFunction` may call, by the name after the dot: `input`, `scrollTo`, `swipeTo`… */
  automator?: Readonly<Record<string, (...args: never[]) => unknown>>;
}

/** A built-in component: `<tag>` in WXML. */
export interface Builtin {
  readonly tag: string;
  /** Besides `hidden`, `id`, `class`, `style`, `data-*`, `hover-*`, which every component has. */
  readonly properties: Readonly<Record<string, Property>>;
  /** CSS of the bare component, `wx-tag { … }`. */
  readonly css?: string;
  /** Called once when it is created and attached. */
  place?(it: Placed): Behaviour;
}

/** What a component or a wx API may ask of the host. */
export interface HostServices {
  /**
   * Calls Node: requests, sockets, files and whatever the page cannot do itself. JSON in, JSON out (bytes as base64).
   * Rejects with an Error carrying Node's message.
   */
  node(method: string, params: unknown): Promise<unknown>;
  /** What Node tells the page without being asked (a socket's message, the network cut). */
  onNode(event: string, listener: (params: never) => void): () => void;
  /** The answers given beforehand to what only a person or a device can answer; absent = as the user has not answered. */
  readonly feeds: Feeds;
  readonly pages: PageStack;
  /** Listeners of wx.onXxx by name, such as `NetworkStatusChange`. */
  emit(name: string, detail?: unknown): void;
  /** An exception in the program's own code: App.onError, and the automator's App.exceptionThrown. */
  report(error: unknown): void;
  /** The app.json of the program. */
  readonly app: AppJson;
  /** Draws something over the pages (modal, action sheet, toast, picker) and gives back how to take it away. */
  overlay(element: HTMLElement): () => void;
}

export interface AppJson {
  readonly pages: readonly string[];
  readonly requiredPrivateInfos?: readonly string[];
  readonly permission?: Readonly<Record<string, { readonly desc: string }>>;
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string; readonly text: string }[] };
  readonly window?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/** One page of the stack as APIs need it. */
export interface OpenPage {
  readonly id: number;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly element: HTMLElement;
  /** The page's `this` (its data and methods). */
  readonly caller: Record<string, unknown>;
  setTitle(title: string): void;
  setBar(change: { background?: string; front?: string }): void;
}

export interface PageStack {
  readonly top: OpenPage;
  readonly all: readonly OpenPage[];
  /** Rejects as WeChat does (`page "x" is not found`, `can not navigateTo a tabbar page`, …). */
  go(how: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab', url: string): Promise<OpenPage>;
  back(delta: number): Promise<void>;
}

/** Answers given beforehand, by the test, to what a person or a device would answer. Each may be changed while it runs. */
export interface Feeds {
  /** What `wx.login` answers; a string, or asked of Node each time (`{ url }` GETs a code as text). */
  login?: string | { readonly url: string };
  location?: { latitude: number; longitude: number; accuracy?: number } | 'denied' | 'timeout';
  chosenLocation?: { name: string; address: string; latitude: number; longitude: number } | 'cancelled';
  /** Files of the machine that chooseMedia, chooseImage, chooseVideo and the camera give, in turn. */
  media?: readonly string[] | 'cancelled';
  scan?: string | 'cancelled';
  /** By template id, or one answer for all. */
  subscribe?: Readonly<Record<string, 'accept' | 'reject' | 'ban' | 'filter'>> | 'accept' | 'reject';
  merchantTransfer?: 'ok' | 'cancelled';
  phoneCode?: string | 'denied';
  /** Whether the user agrees when the privacy window asks; `unanswered` leaves it open. */
  privacy?: 'agreed' | 'refused' | 'unanswered';
  network?: 'wifi' | '4g' | 'none';
  /** 16 is normal; what the user set in WeChat. */
  fontSize?: number;
  /** Answers to wx.authorize and the system's questions, by scope, such as `scope.userLocation`. */
  scopes?: Readonly<Record<string, boolean>>;
}
