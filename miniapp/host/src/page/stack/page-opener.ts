import { windowOption } from '../chrome/device';
import type { BarLook } from '../chrome/navigation-bar';
import { report } from '../exceptions';
import type { Styles } from '../framework/styles';
import type { Host } from '../host';
import type { Address } from './address';
import { PageRecord } from './page-record';
import type { Pages, Prepare } from './page-stack';

type Needed = Pick<Host, 'program' | 'framework' | 'definitions' | 'modules' | 'screen' | 'stack' | 'tabBar'>;

/** Makes pages: defines them at their first opening, creates their root and decides how their bar looks. */
export class PageOpener implements Pages {
  private count = 0;

  constructor(
    private readonly host: Needed,
    private readonly styles: Styles,
  ) {}

  get app() {
    return this.host.program.app;
  }

  get all(): readonly string[] {
    return this.host.program.pages;
  }

  open(address: Address, prepare?: Prepare): PageRecord {
    const { host } = this;
    const config = host.program.configs[address.path] ?? {};
    host.modules.admit(host.modules.rootOf(address.path));
    this.define(address.path);
    this.count += 1;
    const root = host.framework.createPage(address.path);
    prepare?.(root.caller);
    return new PageRecord({
      id: this.count,
      address,
      root,
      style: this.styles.addPage(address.path),
      look: this.look(config, address.path),
      config,
      screen: host.screen,
    });
  }

  /** A file that throws is the program's fault, whoever asked for the page. */
  private define(path: string): void {
    try {
      this.host.definitions.define(path);
    } catch (error) {
      report(error);
      throw error;
    }
  }

  private look(config: Readonly<Record<string, unknown>>, path: string): BarLook {
    const option = (name: string, otherwise: string) =>
      String(windowOption(this.app, config, name) ?? otherwise);
    const bottom = this.host.stack.isEmpty;
    const first = path === this.host.program.pages[0] || this.host.tabBar.has(path);
    return {
      title: option('navigationBarTitleText', ''),
      background: option('navigationBarBackgroundColor', '#000000'),
      front: option('navigationBarTextStyle', 'white') === 'black' ? '#000000' : '#ffffff',
      loading: false,
      custom: option('navigationStyle', 'default') === 'custom',
      left: bottom ? (first ? 'nothing' : 'home') : 'back',
    };
  }
}
