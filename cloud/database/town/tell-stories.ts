import { setImmediate as breathe } from 'node:timers/promises';
import { CASE_FLOW } from '../../contract/case/case.flow';
import type { CaseRecord } from '../../src/case/case.row';
import type { CaseReports } from '../../src/case/case.report';
import type { CaseService } from '../../src/case/case.service';
import type { Actor } from '../../src/kernel/actor';
import type { WorkCalendar } from '../../src/kernel/calendar';
import type { Database } from '../../src/kernel/database';
import { Refusal } from '../../src/kernel/refusal';
import type { StoryStep } from './town-stories';
import { Agenda } from './tell-agenda';
import type { Cast } from './tell-cast';
import { fillForm } from './tell-forms';
import { of, type TownIds } from './tell-people';
import type { PhotoShelf } from './tell-photos';
import { DAY, type Plot, TOLD_DAYS } from './tell-plots';
import { momentOf, runsRoundTheClock } from './tell-times';

export interface Telling {
  readonly reports: CaseReports;
  readonly cases: CaseService;
  readonly database: Database;
  readonly calendar: WorkCalendar;
  readonly cast: Cast;
  readonly shelf: PhotoShelf;
  readonly ids: TownIds;
  readonly out: (line: string) => void;
  readonly onShare: ((share: number) => void) | undefined;
}

type Task =
  | { readonly does: 'report'; readonly plot: Plot }
  | { readonly does: 'step'; readonly plot: Plot; readonly turn: number }
  | { readonly does: 'tick' };

interface Told {
  readonly no: string;
  roundTheClock: boolean;
}

const TOWN_OFFSET = 8 * 3_600_000;
const TICK_HOUR = 6;
const BREATHE_EVERY = 20;

/**
 * Lets everything happen in order of time, through the same two doors as in life: reports and steps. `setNow` moves the
 * town's clock. Gives what could not be told to its end; empty when all went well.
 */
export class Storyteller {
  private readonly agenda = new Agenda<Task>();
  private readonly told = new Map<Plot, Told>();
  private readonly unfinished: string[] = [];
  private at = 0;
  private plots = 0;

  constructor(private readonly telling: Telling) {}

  async tell(plots: readonly Plot[], now: number, setNow: (at: number) => void): Promise<string[]> {
    this.plots = plots.length;
    for (const plot of plots) this.agenda.note(plot.at, { does: 'report', plot });
    this.noteTicks(now);
    let done = 0;
    for (let next = this.agenda.next(); next && next.at <= now; next = this.agenda.next()) {
      this.at = next.at;
      setNow(next.at);
      await this.perform(next.task);
      // Photos are written beside this loop, which by itself never lets go of the thread.
      if (++done % BREATHE_EVERY === 0) await breathe();
    }
    return this.unfinished;
  }

  private noteTicks(now: number): void {
    const today = Math.floor((now + TOWN_OFFSET) / DAY) * DAY - TOWN_OFFSET;
    for (let day = TOLD_DAYS + 1; day >= 0; day--)
      this.agenda.note(today - day * DAY + (TICK_HOUR * DAY) / 24, { does: 'tick' });
    this.agenda.note(now, { does: 'tick' });
  }

  private async perform(task: Task): Promise<void> {
    if (task.does === 'tick') return this.tick();
    if (task.does === 'report') return this.report(task.plot);
    return this.step(task.plot, task.turn);
  }

  private async tick(): Promise<void> {
    await this.telling.cases.tick(this.at);
    const days = Math.floor((this.at + TOWN_OFFSET) / DAY);
    if (days % 15 === 0)
      this.telling.out(`  ${new Date(days * DAY).toISOString().slice(0, 10)}：已讲到 ${this.told.size} 件`);
  }

  private async report(plot: Plot): Promise<void> {
    const { cast, reports } = this.telling;
    const actor = cast.byKey(plot.reporter);
    const [lng, lat] = plot.place;
    const placed = plot.source !== 'import';
    const input = {
      text: plot.text,
      files: await this.photos(actor, plot, plot.photos ? 'before' : undefined),
      hideName: plot.hideName,
      answers: plot.unclassed ? {} : plot.answers,
      ...(plot.unclassed ? {} : { categoryCode: plot.category.code }),
      ...(placed ? { place: { lng, lat }, address: plot.address } : {}),
    };
    const origin = {
      source: plot.source,
      ...(placed ? {} : { sourceId: `12345-${plot.at}-${this.told.size}` }),
    };
    const { no } = await reports.report(actor, input, origin);
    this.told.set(plot, { no, roundTheClock: false });
    this.telling.onShare?.(this.told.size / this.plots);
    this.noteStep(plot, 0, await this.caseOf(no));
  }

  private async step(plot: Plot, turn: number): Promise<void> {
    const { cast, cases, ids } = this.telling;
    const step = stepAt(plot, turn);
    const { no } = of(this.told, plot);
    const c = await this.caseOf(no);
    const actor = cast.for(step.who, c, plot);
    const files = await this.photos(actor, plot, plot.photos ? step.shows : undefined);
    const into = plot.twinOf && this.told.get(plot.twinOf)?.no;
    try {
      await cases.take(actor, {
        no,
        action: step.does,
        form: fillForm({ step, turn, c, plot, ids, files, into }),
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.unfinished.push(
        `${plot.name} ${no} ${step.does} → ${error.code} ${JSON.stringify(error.details ?? {})}`,
      );
      return;
    }
    this.noteStep(plot, turn + 1, await this.caseOf(no));
  }

  private noteStep(plot: Plot, turn: number, c: CaseRecord): void {
    const told = of(this.told, plot);
    const before = plot.steps[turn - 1];
    if (before) told.roundTheClock = runsRoundTheClock(before.does, plot.category.limit, told);
    if (turn === plot.steps.length) return;
    const stage = {
      at: this.at,
      clock: { dueAt: c.dueAt, yellowAt: c.yellowAt, remaining: c.remaining },
      roundTheClock: told.roundTheClock,
    };
    const at = momentOf(stepAt(plot, turn), plot.tempi[turn] ?? 1, stage, this.telling.calendar);
    this.agenda.note(at, { does: 'step', plot, turn });
  }

  private async photos(actor: Actor, plot: Plot, stage: 'before' | 'after' | undefined): Promise<string[]> {
    if (stage === undefined) return [];
    return [
      await this.telling.shelf.take(actor, {
        categoryCode: plot.category.code,
        stage,
        variant: plot.random.int(0, 1),
      }),
    ];
  }

  private async caseOf(no: string): Promise<CaseRecord> {
    const c = await this.telling.database.readOne<CaseRecord>('SELECT * FROM cases WHERE id = ?', [
      Number(no.slice(6)),
    ]);
    if (!c) throw new Error(`the case ${no} has vanished`);
    return c;
  }
}

function stepAt(plot: Plot, turn: number): StoryStep {
  const step = plot.steps[turn];
  if (!step) throw new Error(`${plot.name} has no step ${turn}`);
  if (!(step.does in CASE_FLOW)) throw new Error(`${step.does} is no action`);
  return step;
}
