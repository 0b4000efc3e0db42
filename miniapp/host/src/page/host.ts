import type { Builtin, Feeds, HostServices, LaunchOptions } from './builtin';
import { AppService } from './app-service';
import { canIUse } from './can-i-use';
import { deviceScreen } from './chrome/device';
import { DrawnTabBar } from './chrome/tab-bar';
import { tellingConsole } from './console';
import { listeners, report } from './exceptions';
import { fileUrl } from './files';
import { createFramework, type Framework } from './framework/environment';
import { registerBuiltins } from './framework/builtins';
import { Styles } from './framework/styles';
import { callNode, onNode } from './node-bridge';
import { Overlays } from './overlays';
import { createAppGlobal, type AppGlobal } from './program/app-global';
import { Definitions } from './program/definitions';
import { Modules } from './program/modules';
import { PageOpener } from './stack/page-opener';
import { Stack } from './stack/page-stack';
import type { ApiFamily } from './wx/api';
import { gatherWx, type WxObject } from './wx-object';

/** The whole host of one running program. */
export class Host {
  readonly program = window.__program;
  readonly appService = new AppService();
  readonly appGlobal: AppGlobal = createAppGlobal();
  readonly overlays = new Overlays();
  readonly screen = deviceScreen();
  readonly feeds: Feeds = { ...window.__start.feeds };
  readonly launchOptions: LaunchOptions;
  readonly framework: Framework;
  readonly definitions: Definitions;
  readonly modules: Modules;
  readonly tabBar: DrawnTabBar;
  readonly stack: Stack;
  readonly services: HostServices;
  readonly wxObject: WxObject;

  constructor(
    private readonly builtins: readonly Builtin[],
    families: readonly ApiFamily[],
  ) {
    const { path = this.program.pages[0] ?? '', query = {} } = window.__start;
    this.launchOptions = { path, query, scene: 1001, shareTicket: '', referrerInfo: {} };
    this.refuseUnknownTags();
    this.framework = createFramework(this.program, window.__templates, (tag) => this.isBuiltin(tag));
    const styles = new Styles(this.program);
    this.definitions = new Definitions(this.program, this.framework.codeSpace, () => this.modules, styles);
    this.tabBar = new DrawnTabBar(
      this.program.app,
      this.screen,
      (page) => void this.tabTapped(page).catch(report),
    );
    this.stack = new Stack(new PageOpener(this, styles), this.tabBar);
    this.services = this.offered();
    this.wxObject = gatherWx(families, this.services);
    this.modules = new Modules(this.program, this.appGlobal, () => this.moduleScope);
    registerBuiltins(this.framework.space, builtins, this.services);
    const { wx } = this.wxObject;
    Object.assign(this.appGlobal.object, this.appScope, { wx, console: tellingConsole() });
  }

  /** The user chooses a tab. */
  async tabTapped(pagePath: string): Promise<void> {
    const page = await this.stack.go('switchTab', `/${pagePath}`);
    page.call('onTabItemTap', this.tabBar.itemOf(pagePath));
  }

  /** The user leaves for another program: first the page hears of it, then the app. */
  background(): void {
    this.stack.top.hide();
    this.appService.hide();
  }

  /** The user comes back: first the app hears of it, then the page. */
  foreground(): void {
    this.appService.show(this.launchOptions);
    this.stack.top.show();
  }

  /** Whether a tag is a component of the host, and so drawn as `wx-…`. */
  isBuiltin(tag: string): boolean {
    return this.builtins.some((each) => each.tag === tag);
  }

  private get appScope(): Record<string, unknown> {
    return {
      App: this.appService.define,
      getApp: this.appService.get,
      getCurrentPages: () => this.stack.all.map((page) => page.caller),
    };
  }

  private get moduleScope(): Readonly<Record<string, unknown>> {
    return this.definitions.scope();
  }

  private offered(): HostServices {
    const { stack, overlays, feeds, screen, tabBar, launchOptions } = this;
    return {
      node: callNode,
      onNode,
      feeds,
      pages: stack,
      emit: (name, detail) => listeners.emit(name, detail),
      on: (name, listener) => listeners.on(name, listener),
      off: (name, listener) => listeners.off(name, listener),
      report,
      app: this.program.app,
      overlay: (element, answers) => overlays.add(element, answers),
      launchOptions,
      screen,
      tabBar,
      fileUrl: (path) => fileUrl(path, stack.isEmpty ? '' : stack.top.path),
      canIUse: (schema) => canIUse(schema, this.wxObject.offered, this.builtins),
    };
  }

  /** A component that neither the host nor the program has is a fault now, not an empty place later. */
  private refuseUnknownTags(): void {
    const known = new Set(['block', 'slot', 'template', 'import', 'include', 'wxs']);
    for (const each of this.builtins) known.add(each.tag);
    for (const config of Object.values(this.program.configs)) {
      for (const tag of Object.keys({ ...config.usingComponents, ...config.componentGenerics }))
        known.add(tag);
    }
    const unknown = Object.entries(this.program.tags).filter(([tag]) => !known.has(tag));
    if (unknown.length === 0) return;
    const said = unknown.map(([tag, file]) => `<${tag}> (in ${file})`);
    throw new Error(`not offered by the headless host: ${said.join(', ')}`);
  }
}
