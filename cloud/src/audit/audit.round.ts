import { Inject, MidwayLoggerService, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { AuditChain } from '../kernel/audit-chain';
import { Clock } from '../kernel/clock';
import { Round } from '../kernel/round';
import { AuditAnchors, townDay } from './audit.anchors';

/** Beside the requests: chains what waits every second; once a day anchors the chain and clears what is too old. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AuditRound extends Round {
  @Inject() protected chain: AuditChain;
  @Inject() protected anchors: AuditAnchors;
  @Inject() protected clock: Clock;
  @Inject() protected midwayLoggerService: MidwayLoggerService;
  protected readonly everyMs = 1_000;
  private anchoredDay = '';

  async once(): Promise<void> {
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
