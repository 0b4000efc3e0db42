/** What a property of a built-in component may be, as in `Component({ properties })`. */
export type PropertyKind =
  StringConstructor | NumberConstructor | BooleanConstructor | ObjectConstructor | ArrayConstructor | null;
export type Property = PropertyKind | { readonly type: PropertyKind; readonly value?: unknown };

/** One built-in component on a page, as its maker sees it. */
export interface Placed {
  /** The `wx-…` element; children of the template are already slotted into it. */
  readonly element: HTMLElement;
  /** The properties now, camel-cased; read them afresh, do not keep them. */
  readonly data: Readonly<Record<string, unknown>>;
  /**
   * Sends an event as WeChat does: not bubbling unless the component's documentation says so. `fields` stand in the event beside
   * `detail`, even a `type` of their own: a map's `regionchange` arrives as `begin` and `end`.
   */
  fire(
    type: string,
    detail?: unknown,
    options?: { bubbles?: boolean; fields?: Readonly<Record<string, unknown>> },
  ): void;
  /**
   * Writes a property of its own, as WeChat's controls do when a person changes them: a later setData is then compared with
   * what stands there, so that the program can hold a field at its old value.
   */
  keep(property: string, value: unknown): void;
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
  /**
   * A tap on it, after the program's own handlers (or a tap on its label, when the label calls this). Touches are synthetic:
   * the browser neither focuses nor clicks, so an input focuses its field here. Return false to keep the tap from bubbling on.
   */
  tapped?(): unknown;
  /**
   * Asked before a tap on it, or on what is inside of it, is sent at all. Gives what the event's `detail` shall be, or 'none'
   * when there shall be no tap: a disabled button; a map, where the finger may have met a marker.
   */
  tapDetail?(tap: Tap): object | 'none';
  /** What the automator's `Element.callFunction` may call, by the name after the dot: `input`, `scrollTo`, `swipeTo`… */
  automator?: Readonly<Record<string, (...args: never[]) => unknown>>;
}

/** Where a finger tapped, in CSS pixels from the corner of the page. */
export interface Tap {
  readonly x: number;
  readonly y: number;
  /** Whether it met the component itself, and none that stands inside of it. */
  readonly direct: boolean;
}

/** A built-in component: `<tag>` in WXML. */
export interface Builtin {
  readonly tag: string;
  /** Besides `hidden`, `id`, `class`, `style`, `data-*`, `hover-*`, which every component has. */
  readonly properties: Readonly<Record<string, Property>>;
  /** What it fires of its own, besides taps and touches. Firing anything else throws, so that canIUse knows them all. */
  readonly events?: readonly string[];
  /** Why the host only says loudly that it has not got this one; canIUse then denies it. */
  readonly refused?: string;
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
  /** Adds a listener of `emit(name)`; what is behind `wx.onXxx`. */
  on(name: string, listener: (detail: never) => void): void;
  /** Takes one listener away, or all of that name when none is given; what is behind `wx.offXxx`. */
  off(name: string, listener?: (detail: never) => void): void;
  /** An exception in the program's own code: App.onError, and the automator's App.exceptionThrown. */
  report(error: unknown): void;
  /** The app.json of the program. */
  readonly app: AppJson;
  /**
   * Draws something over the pages (modal, action sheet, toast, picker) and gives back how to take it away.
   * `answers`: what the automator's `Tool.native` may do to it by name (`confirmModal`, `cancelModal`, `authorizeAllow`,
   * `authorizeCancel`, `shareConfirm`…); the topmost overlay offering that name is asked.
   */
  overlay(element: HTMLElement, answers?: Readonly<Record<string, (data?: unknown) => void>>): () => void;
  /** How the program was started: `wx.getLaunchOptionsSync()`. */
  readonly launchOptions: LaunchOptions;
  readonly screen: DeviceScreen;
  readonly tabBar: TabBar;
  /**
   * A program's path as an address the browser can load: `/a.png` and `./a.png` (of the build, the latter beside the page),
   * `wxfile://…` (the run's scratch folder: `wxfile://usr/x` is scratch/usr/x), and http(s), data and blob as they are.
   */
  fileUrl(path: string): string;
  /** The functions registered by all families, and the built-in components: what canIUse answers from (done by the core). */
  canIUse(schema: string): boolean;
}

export interface LaunchOptions {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
  readonly shareTicket: string;
  readonly referrerInfo: Readonly<Record<string, unknown>>;
}

/** The device, in CSS pixels. The window (`innerWidth`, `innerHeight`) is what is left for the page. */
export interface DeviceScreen {
  readonly width: number;
  readonly height: number;
  readonly statusBar: number;
  /** Without the status bar; 0 never: a page of `navigationStyle: custom` lies under it. */
  readonly navigationBar: number;
  /** With the safe area below; what a tab page loses. */
  readonly tabBar: number;
  readonly safeBottom: number;
}

/** The tab bar as wx.setTabBarBadge and its like change it. Index errors are the caller's to check against `app.tabBar.list`. */
export interface TabBar {
  setBadge(index: number, text: string | undefined): void;
  setDot(index: number, mark: 'shown' | 'none'): void;
  setItem(index: number, item: { text?: string; iconPath?: string; selectedIconPath?: string }): void;
  setStyle(style: {
    color?: string;
    selectedColor?: string;
    backgroundColor?: string;
    borderStyle?: string;
  }): void;
  show(): void;
  hide(): void;
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
  /** The spinner beside the title: wx.showNavigationBarLoading and its counterpart. */
  setLoading(spinner: 'shown' | 'none'): void;
  /** As if the user had pulled: `onPullDownRefresh` runs, and the page is refreshing until `endPullDown`. */
  startPullDown(): void;
  endPullDown(): void;
  /** Asks `onShareAppMessage` (promise allowed) and gives what would be shared, defaults filled in; undefined = the page does not share. */
  share(from: 'button' | 'menu', target?: unknown): Promise<SharedMessage | undefined>;
}

export interface SharedMessage {
  readonly title: string;
  readonly path: string;
  readonly imageUrl?: string;
}

export interface PageStack {
  readonly top: OpenPage;
  readonly all: readonly OpenPage[];
  /** Rejects as WeChat does (`page "x" is not found`, `can not navigateTo a tabbar page`, …). */
  go(
    how: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab',
    url: string,
    /** What must stand on the page's `this` before `onLoad`, such as `getOpenerEventChannel`. */
    prepare?: (caller: Record<string, unknown>) => void,
  ): Promise<OpenPage>;
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
  /** `failed`: WeChat cannot show its page. */
  merchantTransfer?: 'ok' | 'cancelled' | 'failed';
  phoneCode?: string | 'denied';
  /** Whether the user agrees when the privacy window asks; `unanswered` leaves it open. */
  privacy?: 'agreed' | 'refused' | 'unanswered';
  network?: 'wifi' | '4g' | 'none';
  /** 16 is normal; what the user set in WeChat. */
  fontSize?: number;
  /** Answers to wx.authorize and the system's questions, by scope, such as `scope.userLocation`. */
  scopes?: Readonly<Record<string, boolean>>;
}
