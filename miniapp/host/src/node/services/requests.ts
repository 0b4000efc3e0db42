import type { ServiceContext } from '../service';
import { reachable } from './domains';
import { exchange, wholeBody } from './http-exchange';
import type { Cost, InFlight } from './in-flight';
import { prepared } from './outgoing';
import type { Params } from './params';
import type { ServicePart } from './part';

const MINUTE = 60_000;

/** wx.request. The answer's body is text, or base64 for `responseType: arraybuffer`; chunks and headers are told as they come. */
export function requestService(context: ServiceContext, inFlight: InFlight): ServicePart {
  return {
    methods: {
      request: (params) =>
        inFlight.run('request', params, (signal, cost) => carryOut(context, params, { signal, cost })),
      'transfer.abort': (params) => inFlight.abort(params.text('id')),
    },
    close: () => inFlight.abortAll(),
  };
}

async function carryOut(
  context: ServiceContext,
  params: Params,
  { signal, cost }: { signal: AbortSignal; cost: Cost },
) {
  const method = (params.maybeText('method') ?? 'GET').toUpperCase();
  const { url, headers, body } = prepared(reachable(context, 'request', params.text('url')), method, params);
  Object.assign(cost, { method, url: url.href, sent: body?.length ?? 0 });
  const id = params.text('id');
  const answer = await exchange({
    url,
    method,
    headers,
    body,
    signal,
    timeout: params.maybeNumber('timeout') ?? MINUTE,
    redirect: params.maybeText('redirect') === 'manual' ? 'manual' : 'follow',
  });
  cost.status = answer.status;
  const { header, cookies } = answer;
  context.emit('request.headers', { id, header, cookies, statusCode: answer.status });
  const chunked = params.flag('enableChunked');
  const whole = await wholeBody(answer.body, (bytes) => {
    cost.received += bytes.length;
    if (chunked) context.emit('request.chunk', { id, base64: bytes.toString('base64') });
  });
  const bytes = params.maybeText('responseType') === 'arraybuffer';
  const data = chunked ? '' : whole.toString(bytes ? 'base64' : 'utf8');
  return { statusCode: answer.status, header, cookies, data };
}
