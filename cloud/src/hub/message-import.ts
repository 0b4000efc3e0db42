import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { importedInput, type Report } from '../../contract/case/case.schema';
import { CaseReports } from '../case/case.report';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { sentenceOf } from '../kernel/error-filter';
import { parse } from '../kernel/http';
import { Refusal } from '../kernel/refusal';
import type { MessageRow } from './message-row';
import { Senders } from './senders';

/** What became of one message. */
export type Imported = 'taken' | 'known' | { refused: string };

/** Where messages come from when nobody says. */
const ANY_SOURCE = 'import';
const OWN_SOURCES: readonly string[] = ['resident', 'grid'];
const SOURCE = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,19}$/u;
/** Nothing a citizen says here is older than the state. */
const EARLIEST = Date.parse('1949-10-01T00:00:00+08:00');

export const BAD_SOURCE =
  '来源应为 1 至 20 个字（文字、数字、_ 或 -，以文字或数字开头），且不能是 resident 或 grid。';

/** Whether a source may be called so: it stands on every case from there. */
export const isSourceName = (name: string): boolean => SOURCE.test(name) && !OWN_SOURCES.includes(name);

interface Known {
  readonly text: string;
  readonly erasedAt: number | null;
}

/** Citizens' messages from elsewhere go through the same service as the phone's; the source and its own number make each once. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MessageImport {
  @Inject() protected database: Database;
  @Inject() protected reports: CaseReports;
  @Inject() protected senders: Senders;
  @Inject() protected clock: Clock;

  /** Takes one message in. Without a place it waits in 待定位; a repeat is known and changes nothing. */
  async take(message: MessageRow, source = ANY_SOURCE): Promise<Imported> {
    try {
      const report = this.checked(message);
      const known = await this.known(message, report, source);
      if (known) return known;
      const actor = await this.senders.personFor(message.user, source);
      const from = source === ANY_SOURCE ? {} : { from: source };
      const origin = { source: 'import', sourceId: message.id, said: message.at, ...from } as const;
      await this.reports.report(actor, report, origin);
      return 'taken';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Somebody else ran the same file at the same moment.
      if (error.code === 'alreadyImported') return 'known';
      return { refused: sentenceOf(error.code, error.details) };
    }
  }

  /** As the phone's own reports are checked. Throws `badInput`. */
  private checked({ title, text, place, at }: MessageRow): Report {
    if (at > this.clock.now()) throw refused('时间在将来');
    if (at < EARLIEST) throw refused('时间早于 1949 年 10 月 1 日');
    return parse(importedInput, {
      text: title && !text.startsWith(title) ? `${title}\n${text}` : text,
      ...(place?.point ? { place: place.point } : {}),
      ...(place?.address ? { address: place.address } : {}),
    });
  }

  /** The same number twice is a repeat only where it says the same; of who was erased the words are no longer whole. */
  private async known({ id }: MessageRow, { text }: Report, source: string): Promise<Imported | undefined> {
    const known = await this.database.readOne<Known>(
      'SELECT c.text, p.erasedAt FROM cases c JOIN person p ON p.id = c.reporterId WHERE c.source = ? AND c.sourceId = ?',
      [source, id],
    );
    if (!known) return undefined;
    if (known.erasedAt !== null || plain(known.text) === text) return 'known';
    throw new Refusal('importedOtherwise', { id });
  }
}

const refused = (first: string): Refusal => new Refusal('badInput', { first, issues: [] });
/** Cases taken in before were not yet checked as the phone's are. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
