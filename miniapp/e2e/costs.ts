import { compileProgram, type CostRecord, type Package } from '../host/src/index';
import { builtProgram, type ProgramKey } from './build-copy';

/** One program on one journey. Bytes are of JSON. */
export interface JourneyCost {
  readonly journey: string;
  readonly program: ProgramKey;
  readonly setData: CostRecord['setData'];
  readonly requests: number;
}

/** From the start (or the sign-in) until a page showed what it is for. */
export interface OpeningCost {
  readonly what: string;
  readonly program: ProgramKey;
  /** Those that had begun before the content had come, its own among them. */
  readonly requests: readonly string[];
}

export interface PackageCost {
  readonly program: ProgramKey;
  readonly packages: readonly Package[];
}

const KEYS: readonly ProgramKey[] = ['resident', 'volunteer', 'enterprise', 'command'];

/** What the journeys of one run have cost. */
class Ledger {
  readonly journeys: JourneyCost[] = [];
  readonly openings: OpeningCost[] = [];

  /** Adds to what this program has cost on this journey so far. */
  note(journey: string, program: ProgramKey, record: CostRecord | undefined): void {
    if (!record) return;
    const at = this.journeys.findIndex((row) => row.journey === journey && row.program === program);
    const before = this.journeys[at];
    const row = { journey, program, setData: record.setData, requests: record.requests.length };
    if (before) this.journeys[at] = sum(before, row);
    else this.journeys.push(row);
  }

  /** `content`: the path of the request that brings what the page is for. */
  opened(
    what: string,
    program: ProgramKey,
    { content, record }: { content: RegExp; record?: CostRecord },
  ): void {
    if (!record) return;
    const bringing = record.requests.find(({ url }) => content.test(url));
    if (!bringing) throw new Error(`no request of ${what} is ${String(content)}`);
    const requests = record.requests
      .filter(({ began }) => began <= bringing.ended)
      .map(({ method, url }) => `${method} ${new URL(url).pathname}`);
    this.openings.push({ what, program, requests });
  }
}

export const ledger = new Ledger();

/** The parts of every built program. */
export function packageCosts(): PackageCost[] {
  return KEYS.map((program) => ({
    program,
    packages: compileProgram(builtProgram(program)).description.packages,
  }));
}

function sum(one: JourneyCost, two: JourneyCost): JourneyCost {
  const largest =
    one.setData.largest.bytes > two.setData.largest.bytes ? one.setData.largest : two.setData.largest;
  return {
    ...one,
    requests: one.requests + two.requests,
    setData: {
      count: one.setData.count + two.setData.count,
      bytes: one.setData.bytes + two.setData.bytes,
      largest,
    },
  };
}
