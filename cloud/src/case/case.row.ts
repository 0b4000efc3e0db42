import type { CaseEnding, CaseState } from '../../contract/case/case.flow';
import type { CaseDuties } from './case.duties';

/** A row of `cases`. Times are ms since epoch, flags 0 or 1, JSON as text. */
export interface CaseRecord extends CaseDuties {
  id: number;
  state: CaseState;
  open: number;
  /** The dispatch desk it belongs to: a community, a street or the district centre. */
  deskId: number;
  /** The lead unit, once dispatched. */
  unitId: number | null;
  /** Whose turn it is. */
  holderId: number | null;
  coUnits: string;
  gridId: number | null;
  communityId: number | null;
  streetId: number | null;
  categoryCode: string;
  text: string;
  address: string;
  lng: number | null;
  lat: number | null;
  cell: string | null;
  answers: string;
  cover: string | null;
  reporterId: number;
  hideName: number;
  source: string;
  sourceId: string | null;
  contentCheck: string;
  reportedAt: number;
  enteredAt: number;
  dueAt: number | null;
  yellowAt: number | null;
  /** Working ms that were left when it was suspended. */
  remaining: number | null;
  /** When the clock must act on it by itself. */
  clockAt: number | null;
  askedDays: number;
  returns: number;
  extensions: number;
  appeals: number;
  reopened: number;
  urges: number;
  arbitrated: number;
  /** Where it goes on when it is resumed; null unless suspended. */
  suspendedFrom: 'dispatched' | 'handling' | null;
  /** Who asked for the reply last. */
  supervisedBy: number | null;
  ending: CaseEnding | null;
  rating: number | null;
  mergedInto: number | null;
  joined: number;
  seq: number;
  head: string;
}

/** A row of `case_event`: appended, never changed. */
export interface EventRecord {
  seq: number;
  at: number;
  action: string;
  byId: number | null;
  byUnitId: number | null;
  toState: CaseState;
  holderId: number | null;
  dueAt: number | null;
  open: string;
  closed: string;
  openDigest: string;
  closedDigest: string;
  hash: string;
}

const DAY = 86_400_000;
const TOWN_OFFSET = 8 * 3_600_000;

/** The number people read out: the day it was reported (town time, yymmdd) and its id, at least six digits. */
export function caseNumber(c: { id: number; reportedAt: number }): string {
  return dayText(Math.floor((c.reportedAt + TOWN_OFFSET) / DAY)) + String(c.id).padStart(6, '0');
}

/** A list names twenty cases of a few days. */
const dayTexts = new Map<number, string>();

function dayText(day: number): string {
  const known = dayTexts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY).toISOString().slice(2, 10).replaceAll('-', '');
  dayTexts.set(day, text);
  return text;
}

/** The id in a case number, or 0: a number that names no case finds none. */
export const idOfNumber = (no: string): number => Number(no.slice(6)) || 0;

/** A square of about 1.1 km: near-by look-ups read nine of them. */
const CELL_DEGREES = 0.01;
const cellAt = (x: number, y: number): string => `${x}:${y}`;
export function cellOf(place: { lng: number; lat: number }): string {
  return cellAt(Math.floor(place.lng / CELL_DEGREES), Math.floor(place.lat / CELL_DEGREES));
}

/** All cells within `metres` of a place. */
export function cellsAround(place: { lng: number; lat: number }, metres: number): string[] {
  const reach = Math.ceil(metres / 830);
  const x = Math.floor(place.lng / CELL_DEGREES);
  const y = Math.floor(place.lat / CELL_DEGREES);
  const span = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  return span.flatMap((dx) => span.map((dy) => cellAt(x + dx, y + dy)));
}
