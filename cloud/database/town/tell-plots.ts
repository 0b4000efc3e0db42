import type { CaseSource } from '../../src/case/case.report';
import type { WorkCalendar } from '../../src/kernel/calendar';
import { nth } from './town-lists';
import type { CategoryPlan, LngLat, TownPlan } from './town-model';
import { describePlace, randomPlaceIn } from './town-plan';
import { type TownRandom, townRandom } from './town-random';
import {
  DEMO_STORIES,
  OPEN_STORIES,
  STORIES,
  type OpenStory,
  type Story,
  type StoryStep,
} from './town-stories';
import { type Answers, answersTo, reportWords, subjectFor, weighted } from './tell-subjects';
import { beginningFor } from './tell-times';
import { placesToBe, type Stage, whereabouts } from './tell-whereabouts';

export const DAY = 86_400_000;
export const TOLD_DAYS = 90;

/** One case before it happens: everything about it that is not decided by the flow itself. */
export interface Plot {
  readonly name: string;
  readonly source: CaseSource;
  readonly steps: readonly StoryStep[];
  readonly tempi: readonly number[];
  /** When it is reported, ms. */
  readonly at: number;
  /** Keys of people. */
  readonly reporter: string;
  readonly neighbours: readonly string[];
  readonly category: CategoryPlan;
  readonly unclassed: boolean;
  readonly place: LngLat;
  readonly address: string;
  readonly text: string;
  readonly answers: Answers;
  readonly photos: boolean;
  readonly hideName: boolean;
  readonly random: TownRandom;
  /** The other report about the same thing, into which this one may be merged. */
  readonly twinOf?: Plot;
}

export interface Plotting {
  readonly plan: TownPlan;
  readonly calendar: WorkCalendar;
  readonly now: number;
  /** About how many cases. */
  readonly cases: number;
  readonly seed: number;
}

interface Pace {
  readonly tempi: number[];
  /** The category's time limit. */
  readonly limit: string;
}

const SHARE_OPEN = 0.12;
/** What stands open for days rather than hours: or else everything open would have come in today. */
const MOSTLY_SLOW = 0.8;
const HOUR = DAY / 24;
const TOWN_OFFSET = 8 * HOUR;
/** Hours of the town's day, and how busy people are reporting. */
const DAY_PARTS = [
  { from: 6.5, to: 8.5, busy: 1.3 },
  { from: 8.5, to: 12, busy: 3 },
  { from: 12, to: 14, busy: 1.5 },
  { from: 14, to: 18, busy: 3 },
  { from: 18, to: 22, busy: 1.3 },
];
const LAMPS = ['green', 'yellow', 'red'] as const;
const LAMP_WEIGHTS = { green: 89, yellow: 7, red: 4 };
const LAMP_SHARES = { green: [0.05, 0.7], yellow: [0.84, 0.95], red: [1.1, 1.6] } as const;

/** All cases of the last ninety days, not yet in order of time. */
export function plotTown(plotting: Plotting): Plot[] {
  const plotter = new Plotter(plotting);
  const open = Math.round(plotting.cases * SHARE_OPEN);
  const fixed = [...DEMO_STORIES, ...OPEN_STORIES.atTheirDesks].flatMap((story) =>
    Array.from({ length: story.times ?? 1 }, () => story),
  );
  const elsewhere = shared(OPEN_STORIES.elsewhere, open);
  const told = shared(STORIES, plotting.cases - fixed.length - elsewhere.length);
  return [
    ...fixed.map((story) => plotter.open(story)),
    ...elsewhere.map((story) => plotter.open(story)),
    ...told.flatMap((story) => plotter.past(story)),
  ];
}

/** So many stories of a list, by their weights; each at least once. */
function shared<S extends { readonly weight?: number }>(stories: readonly S[], count: number): S[] {
  const total = stories.reduce((sum, story) => sum + (story.weight ?? 1), 0);
  return stories.flatMap((story) => {
    const times = Math.max(1, Math.round((Math.max(0, count) * (story.weight ?? 1)) / total));
    return Array.from({ length: times }, () => story);
  });
}

class Plotter {
  private readonly random: TownRandom;
  private readonly stage: Stage;
  private plotted = 0;

  constructor(private readonly plotting: Plotting) {
    this.random = townRandom(plotting.seed);
    this.stage = placesToBe(plotting.plan);
  }

  /** A story that began some time in the last ninety days, and what was told beside it. */
  past(story: Story): Plot[] {
    const { now } = this.plotting;
    const random = this.random.fork(`past ${this.plotted}`);
    const youngest = story.oldEnough ?? 0.1;
    // The net is used more from month to month.
    const daysAgo = youngest + (TOLD_DAYS - youngest) * random.next() ** 1.2;
    const at =
      story.by === 'gridWorker'
        ? this.onRound(now - daysAgo * DAY, random)
        : this.byDay(now - daysAgo * DAY, random);
    const plot = this.plot(story, { random, about: at }, () => at);
    if (!story.twin) return [plot];
    const twin = this.twin(plot, story.twin, random.fork('twin'));
    const first = { ...plot, neighbours: [twin.reporter] };
    return [first, { ...twin, twinOf: first }];
  }

  /** A story that today finds where its steps end. */
  open(story: OpenStory): Plot {
    const { now, calendar } = this.plotting;
    const random = this.random.fork(`open ${this.plotted}`);
    const lamp = story.lamp ?? weighted(LAMPS, (colour) => LAMP_WEIGHTS[colour], random);
    const [low, high] = LAMP_SHARES[lamp];
    const share = story.share ?? random.between(low, high);
    return this.plot(story, { random, about: now }, ({ tempi, limit }) =>
      story.daysAgo === undefined
        ? beginningFor({ steps: story.steps, tempi, limit }, { lamp, share }, now, calendar)
        : this.byDay(now - story.daysAgo * DAY, random),
    );
  }

  private plot(
    story: Story | OpenStory,
    { random, about }: { random: TownRandom; about: number },
    begin: (pace: Pace) => number,
  ): Plot {
    const { plan } = this.plotting;
    this.plotted++;
    const asked: Partial<OpenStory> = story;
    const source = ({ gridWorker: 'grid', hotline: 'import', resident: 'resident' } as const)[
      story.by ?? 'resident'
    ];
    const tempi = story.steps.map(() => random.between(0.75, 1.25));
    const category = this.subject(asked, source, { random, about });
    const where = whereabouts(this.stage, { source, where: asked.where, person: asked.person }, random);
    const place = randomPlaceIn(plan, where.grid, random);
    const neighbours = [asked.neighbour, ...random.shuffle(this.stage.residents)].filter(
      (key): key is string => key !== undefined && key !== where.reporter,
    );
    return {
      name: story.name,
      source,
      steps: story.steps,
      tempi,
      at: begin({ tempi, limit: category.limit }),
      reporter: where.reporter,
      neighbours: neighbours.slice(0, 2),
      category,
      unclassed: story.unclassed === true,
      place,
      address: describePlace(plan, place),
      text: asked.text ?? reportWords(category, source, random),
      answers: answersTo(category.questions, random),
      photos:
        source !== 'import' && (asked.person !== undefined || random.chance(source === 'grid' ? 0.7 : 0.5)),
      hideName: source === 'resident' && random.chance(0.1),
      random,
    };
  }

  private subject(
    story: Partial<OpenStory>,
    source: CaseSource,
    { random, about }: { random: TownRandom; about: number },
  ): CategoryPlan {
    const { plan, now } = this.plotting;
    const isOpen = about === now;
    const slow = story.slow === true || (isOpen && random.chance(MOSTLY_SLOW));
    const pace = slow ? 'slow' : isOpen ? 'office' : 'any';
    const named = plan.categories.find(({ code }) => code === story.category);
    return named ?? subjectFor(plan, { street: source === 'grid', pace, at: about }, random);
  }

  /** Somebody else reports the same thing a few hours later, a few steps away. */
  private twin(first: Plot, steps: readonly StoryStep[], random: TownRandom): Plot {
    this.plotted++;
    const reporter = nth(first.neighbours, 0);
    return {
      ...first,
      name: `${first.name}（第二个上报人）`,
      steps,
      tempi: steps.map(() => random.between(0.8, 1.2)),
      reporter,
      neighbours: [first.reporter],
      at: first.at + Math.round(random.between(0.4, 1.2) * HOUR),
      text: reportWords(first.category, first.source, random),
      photos: random.chance(0.3),
      random,
    };
  }

  /** Grid workers find things on their round, within office hours. */
  private onRound(about: number, random: TownRandom): number {
    return this.plotting.calendar.addWorkingTime(about, Math.round(random.between(0.2, 6) * HOUR));
  }

  /** Residents report by day, less in the evening, never by night; on that day in town. */
  private byDay(about: number, random: TownRandom): number {
    const { now } = this.plotting;
    const midnight = Math.floor((about + TOWN_OFFSET) / DAY) * DAY - TOWN_OFFSET;
    const part = weighted(DAY_PARTS, ({ from, to, busy }) => (to - from) * busy, random);
    const at = midnight + Math.round(random.between(part.from, part.to) * HOUR);
    return at < now ? at : at - DAY;
  }
}
