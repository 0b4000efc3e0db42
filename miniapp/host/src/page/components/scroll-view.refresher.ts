import type { Placed } from '../builtin';
import { draw, fireLater, followFinger } from './draw';
import { flagOf, numberOf, textOf } from './read';

/** Skyline's numbers of what a refresher is at, sent with `refresherstatuschange`. */
const STATUS = { idle: 0, canRefresh: 1, refreshing: 2, completed: 3 } as const;

/** Pulling a scroll-view down to refresh it: refresherpulling, refresherrefresh, refresherrestore, refresherabort. */
export class Refresher {
  private readonly bar = draw('div', 'wx-refresher');
  private refreshing = false;
  private ready = false;

  constructor(private readonly it: Placed) {
    it.element.prepend(this.bar);
    followFinger(it.element, {
      move: (_dx, dy) => this.pulled(dy),
      end: (_dx, dy) => this.released(dy),
    });
  }

  update(): void {
    this.bar.style.background = textOf(this.it, 'refresherBackground');
    this.bar.hidden = textOf(this.it, 'refresherDefaultStyle') === 'none';
    const triggered = flagOf(this.it, 'refresherTriggered');
    if (!flagOf(this.it, 'refresherEnabled') || triggered === this.refreshing) return;
    if (triggered) this.refresh(0);
    else this.restore();
  }

  private pulled(dy: number): void {
    if (!this.mayPull() || dy <= 0) return;
    this.bar.style.height = `${dy}px`;
    this.it.fire('refresherpulling', { dy });
    const ready = dy >= this.threshold;
    if (ready && !this.ready) {
      this.it.fire('refresherwillrefresh', { dy });
      this.tell(STATUS.canRefresh, dy);
    }
    this.ready = ready;
  }

  private released(dy: number): void {
    if (!this.mayPull() || dy <= 0) return;
    this.ready = false;
    if (dy >= this.threshold) {
      this.refresh(dy);
      this.it.keep('refresherTriggered', true);
      return;
    }
    this.close();
    this.it.fire('refresherabort', { dy });
    this.tell(STATUS.idle, 0);
  }

  private refresh(dy: number): void {
    this.refreshing = true;
    this.bar.style.height = `${this.threshold}px`;
    this.bar.textContent = '···';
    fireLater(this.it, 'refresherrefresh', { dy });
    this.tell(STATUS.refreshing, dy);
  }

  private restore(): void {
    this.refreshing = false;
    this.close();
    fireLater(this.it, 'refresherrestore', { dy: 0 });
    this.tell(STATUS.completed, 0);
  }

  private close(): void {
    this.bar.style.height = '';
    this.bar.textContent = '';
  }

  private tell(status: number, dy: number): void {
    fireLater(this.it, 'refresherstatuschange', { status, dy });
  }

  private mayPull(): boolean {
    return flagOf(this.it, 'refresherEnabled') && !this.refreshing && this.it.element.scrollTop <= 0;
  }

  private get threshold(): number {
    return numberOf(this.it, 'refresherThreshold', 45);
  }
}
