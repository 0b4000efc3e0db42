import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Report } from '../../contract/case/case.schema';
import { CaseReports } from '../case/case.report';
import { Database } from '../kernel/database';
import { sentenceOf } from '../kernel/error-filter';
import { Refusal } from '../kernel/refusal';
import type { MessageRow } from './message-row';
import { Senders } from './senders';

/** What became of one message. */
export type Imported = 'taken' | 'known' | { refused: string };

/** Citizens' messages from elsewhere go through the same service as the phone's; the source's own number makes it once. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MessageImport {
  @Inject() protected database: Database;
  @Inject() protected reports: CaseReports;
  @Inject() protected senders: Senders;

  /** Takes one message in. Without a place it waits in 待定位; a repeat is known and changes nothing. */
  async take(message: MessageRow): Promise<Imported> {
    const known = await this.database.readOne(
      "SELECT 1 AS yes FROM cases WHERE source = 'import' AND sourceId = ?",
      [message.id],
    );
    if (known) return 'known';
    try {
      const actor = await this.senders.personFor(message.user);
      await this.reports.report(actor, reportOf(message), {
        source: 'import',
        sourceId: message.id,
        at: message.at,
      });
      return 'taken';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error.code === 'alreadyImported' ? 'known' : { refused: sentenceOf(error.code, error.details) };
    }
  }
}

function reportOf({ title, text, place }: MessageRow): Report {
  return {
    text: title && !text.startsWith(title) ? `${title}\n${text}` : text,
    ...(place?.point ? { place: place.point } : {}),
    ...(place?.address ? { address: place.address } : {}),
    answers: {},
    files: [],
    hideName: false,
  };
}
