import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { BulkAnswer } from '../../contract/case/case.api';
import type { BulkInput } from '../../contract/case/case.schema';
import type { Actor } from '../kernel/actor';
import { sentenceOf } from '../kernel/error-filter';
import { Database } from '../kernel/database';
import { once, onceForPart, remembered, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { CaseService } from './case.service';

interface Refused {
  readonly code: string;
  readonly message: string;
}

const REFUSED = 'refused ';
const LONGEST_KEPT = 200;

/**
 * One step with many cases: each in its own transaction, each refusal with its own reason. The call's own key is bound to
 * its body first; then what became of each case is kept under a key of that case, so that a repeat gets the same answer
 * and goes on where the first one was broken off.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseBulk {
  @Inject() protected cases: CaseService;
  @Inject() protected database: Database;

  async take(actor: Actor, input: BulkInput, call: Once | undefined): Promise<BulkAnswer> {
    const repeated = call !== undefined && (await remembered(this.database, call)) !== undefined;
    await once(this.database, call, async () => 'bulk');
    const answer: BulkAnswer = { done: [], refused: [] };
    for (const no of new Set(input.nos)) {
      const part = call && onceForPart(call, no);
      const kept = repeated && part ? await remembered(this.database, part) : undefined;
      const refused = refusedIn(kept ?? (await this.takeOne(actor, { ...input, no }, part)));
      if (refused) answer.refused.push({ no, ...refused });
      else answer.done.push(no);
    }
    return answer;
  }

  private async takeOne(
    actor: Actor,
    { no, action, form }: BulkInput & { readonly no: string },
    part: Once | undefined,
  ): Promise<string> {
    try {
      await this.cases.take(actor, { no, action, form }, part);
      return no;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, details } = error;
      return once(this.database, part, async () => refusedAs({ code, message: sentenceOf(code, details) }));
    }
  }
}

const refusedAs = ({ code, message }: Refused): string =>
  [...`${REFUSED}${code} ${message}`].slice(0, LONGEST_KEPT).join('');

function refusedIn(kept: string): Refused | undefined {
  if (!kept.startsWith(REFUSED)) return undefined;
  const [code = '', ...message] = kept.slice(REFUSED.length).split(' ');
  return { code, message: message.join(' ') };
}
