import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { BulkAnswer } from '../../contract/case/case.api';
import type { BulkInput } from '../../contract/case/case.schema';
import type { Actor } from '../kernel/actor';
import { sentenceOf } from '../kernel/error-filter';
import type { Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { CaseService } from './case.service';

/** One step with many cases: each in its own transaction, each refusal with its own reason. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseBulk {
  @Inject() protected cases: CaseService;

  async take(actor: Actor, input: BulkInput, call: Once | undefined): Promise<BulkAnswer> {
    const answer: BulkAnswer = { done: [], refused: [] };
    for (const no of new Set(input.nos)) {
      try {
        await this.cases.take(
          actor,
          { no, action: input.action, form: input.form },
          call && { ...call, key: `${call.key}.${no}` },
        );
        answer.done.push(no);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        answer.refused.push({ no, code: error.code, message: sentenceOf(error.code, error.details) });
      }
    }
    return answer;
  }
}
