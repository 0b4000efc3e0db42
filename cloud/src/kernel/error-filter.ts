import { randomBytes } from 'node:crypto';
import { Catch } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import { ERRORS, type ErrorBody, type ErrorCode } from '../../contract/errors';
import { faultWords } from './log-words';
import { Refusal } from './refusal';

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

/** The Chinese sentence of a named refusal, filled from its details. */
export function sentenceOf(code: string, details: Record<string, unknown> = {}): string {
  const known = isErrorCode(code) ? ERRORS[code].says : code;
  return known.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}

/** Turns whatever was thrown into a named error in Chinese; what nobody foresaw is logged under a number. */
@Catch()
export class ErrorFilter {
  async catch(error: Error, ctx: Context): Promise<ErrorBody> {
    const refusal = asRefusal(error) ?? this.fault(error, ctx);
    ctx.status = isErrorCode(refusal.code) ? ERRORS[refusal.code].status : 500;
    const seconds = refusal.details?.seconds;
    if (ctx.status === 429 && typeof seconds === 'number') ctx.set('Retry-After', String(seconds));
    return {
      error: {
        code: refusal.code,
        message: sentenceOf(refusal.code, refusal.details),
        details: refusal.details,
      },
    };
  }

  private fault(error: Error, ctx: Context): Refusal {
    const id = randomBytes(4).toString('hex');
    ctx.logger.error(`fault ${id} ${faultWords(error)}`);
    return new Refusal('serverFault', { id });
  }
}

function asRefusal(error: Error): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 0;
  if (status === 404) return new Refusal('noSuchRoute');
  if (status === 413) return new Refusal('bodyTooLarge');
  // A URL or body that cannot be read is the sender's, whatever the parser calls it.
  if (status >= 400 && status < 500) return new Refusal('badJson');
  if (error instanceof URIError || error instanceof SyntaxError) return new Refusal('badJson');
  return undefined;
}
