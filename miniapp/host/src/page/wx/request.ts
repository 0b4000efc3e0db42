import type { HostServices } from '../builtin';
import { outcomeOf, tell, type ApiFamily, type ApiOptions } from './api';
import { appIdOf } from './app-id';
import { fromBase64, isBytes, toBase64 } from './bytes';
import { askNode } from './node';
import { flag, isRecord, maybeNumber, maybeText, text } from './options';
import { RunningTransfers, Transfer } from './transfer';

/** wx.request: a task, never a promise. A failed HTTP status is a success, as in WeChat. */
export const requestFamily: ApiFamily = (host) => {
  const running = new RunningTransfers();
  running.pass(host, 'request.headers', 'headers');
  running.pass(host, 'request.chunk', 'chunk', ({ base64 }) => ({ data: fromBase64(String(base64)) }));
  return {
    request: (options: ApiOptions = {}) => {
      const transfer = new Transfer(host, running);
      const outcome = outcomeOf('request', () => carryOut(host, transfer, options));
      tell(outcome, options);
      const headers = transfer.listen('headers');
      const chunks = transfer.listen('chunk');
      return {
        abort: transfer.abort,
        onHeadersReceived: headers.on,
        offHeadersReceived: headers.off,
        onChunkReceived: chunks.on,
        offChunkReceived: chunks.off,
      };
    },
  };
};

async function carryOut(host: HostServices, transfer: Transfer, options: ApiOptions) {
  try {
    const { responseType } = options;
    const answer = await askNode(host, 'request', {
      id: transfer.id,
      url: text(options, 'url'),
      method: maybeText(options, 'method'),
      header: options.header,
      data: isBytes(options.data) ? { base64: toBase64(options.data) } : options.data,
      timeout: maybeNumber(options, 'timeout') ?? networkTimeout(host, 'request'),
      redirect: maybeText(options, 'redirect'),
      enableChunked: flag(options, 'enableChunked'),
      responseType,
      appId: appIdOf(host),
    });
    transfer.tell('headers', {
      header: answer.header,
      cookies: answer.cookies,
      statusCode: answer.statusCode,
    });
    return { ...answer, data: dataOf(String(answer.data), options) };
  } finally {
    transfer.ended();
  }
}

/** `dataType` is json unless told; what does not parse stays text. */
function dataOf(data: string, { responseType, dataType = 'json' }: ApiOptions): unknown {
  if (responseType === 'arraybuffer') return fromBase64(data);
  if (dataType !== 'json') return data;
  try {
    return JSON.parse(data);
  } catch {
    // Not JSON: WeChat gives the text.
    return data;
  }
}

/** `networkTimeout` of app.json, in milliseconds. */
export function networkTimeout(host: HostServices, kind: string): number | undefined {
  const { networkTimeout: told } = host.app;
  const value = isRecord(told) ? told[kind] : undefined;
  return typeof value === 'number' ? value : undefined;
}
