import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw, fireLater } from './draw';
import { clamp, flagOf, length, numberOf, textOf } from './read';

const GREEN = '#09BB07';

export const progress: Builtin = {
  tag: 'progress',
  events: ['activeend'],
  properties: {
    percent: { type: Number, value: 0 },
    showInfo: Boolean,
    borderRadius: null,
    fontSize: { type: null, value: 16 },
    strokeWidth: { type: null, value: 6 },
    color: { type: String, value: GREEN },
    activeColor: { type: String, value: GREEN },
    backgroundColor: { type: String, value: '#EBEBEB' },
    active: Boolean,
    activeMode: { type: String, value: 'backwards' },
    duration: { type: Number, value: 30 },
  },
  css: `wx-progress { display: flex; align-items: center; }
wx-progress[hidden] { display: none; }
wx-progress > .wx-line { flex: 1; overflow: hidden; }
wx-progress > .wx-line > .wx-done { height: 100%; }
wx-progress > .wx-info { min-width: 2em; margin-left: 15px; }`,
  place: (it) => new Progress(it).behaviour,
};

class Progress {
  private readonly done = draw('div', 'wx-done');
  private readonly line = draw('div', 'wx-line', this.done);
  private readonly info = draw('div', 'wx-info');
  private shown = 0;
  private goal: number | undefined;
  private timer = 0;

  constructor(private readonly it: Placed) {
    it.element.append(this.line, this.info);
  }

  readonly behaviour: Behaviour = {
    update: () => {
      this.dress();
      this.follow(clamp(numberOf(this.it, 'percent'), 0, 100));
    },
    removed: () => window.clearTimeout(this.timer),
  };

  private dress(): void {
    const { it, line, done, info } = this;
    const [active, colour] = [textOf(it, 'activeColor'), textOf(it, 'color')];
    line.style.height = length(it.data['strokeWidth']);
    line.style.borderRadius = length(it.data['borderRadius']);
    line.style.backgroundColor = textOf(it, 'backgroundColor');
    done.style.backgroundColor = active !== GREEN ? active : colour;
    info.style.fontSize = length(it.data['fontSize']);
    info.hidden = !flagOf(it, 'showInfo');
  }

  private follow(percent: number): void {
    if (percent === this.goal) return this.show(this.shown);
    this.goal = percent;
    window.clearTimeout(this.timer);
    if (!flagOf(this.it, 'active')) return this.show(percent);
    if (textOf(this.it, 'activeMode') !== 'forwards') this.show(0);
    this.grow(percent);
  }

  /** One per cent each `duration` milliseconds. */
  private grow(goal: number): void {
    if (this.shown >= goal) return fireLater(this.it, 'activeend', { curPercent: goal });
    this.timer = window.setTimeout(
      () => {
        this.show(Math.min(this.shown + 1, goal));
        this.grow(goal);
      },
      numberOf(this.it, 'duration', 30),
    );
  }

  private show(percent: number): void {
    this.shown = percent;
    this.done.style.width = `${percent}%`;
    this.info.textContent = flagOf(this.it, 'showInfo') ? `${percent}%` : '';
  }
}
