import { Inject, MidwayLoggerService, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { AuditChain } from '../kernel/audit-chain';
import { Clock } from '../kernel/clock';
import { AuditAnchors, townDay } from './audit.anchors';

const EVERY_MS = 1000;

/** Beside the requests: chains what waits every second; once a day anchors the chain and clears what is too old. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AuditRound {
  @Inject() protected chain: AuditChain;
  @Inject() protected anchors: AuditAnchors;
  @Inject() protected clock: Clock;
  @Inject() protected midwayLoggerService: MidwayLoggerService;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private anchoredDay = '';

  start(onFault: (error: unknown) => void): void {
    this.timer = setInterval(() => {
      this.running ??= this.run()
        .catch(onFault)
        .finally(() => (this.running = undefined));
    }, EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** One round; for the worker and for tests. */
  async run(): Promise<void> {
    await this.chain.extend();
    const today = townDay(this.clock.now());
    if (today === this.anchoredDay) return;
    const anchor = await this.anchors.anchor();
    if (anchor) {
      const words = `审计日志锚 ${anchor.day} 第 ${anchor.seq} 条 ${anchor.hash}`;
      this.midwayLoggerService.getLogger('logger').info(words);
    }
    // An empty log has no anchor yet: look again.
    else if ((await this.anchors.stored()).at(-1)?.day !== today) return;
    await this.anchors.prune();
    this.anchoredDay = today;
  }
}
