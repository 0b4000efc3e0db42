import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ServiceContext } from '../service';
import { reachable } from './domains';
import { ServiceFailure } from './failure';
import type { LocalPaths } from './local-paths';
import { exchange, wholeBody } from './http-exchange';
import type { Cost, InFlight } from './in-flight';
import { mimeOf } from './mime';
import { headersOf } from './outgoing';
import type { Params } from './params';
import type { ServicePart } from './part';

const MINUTE = 60_000;

/** wx.uploadFile: multipart, the form's fields first and then the file, with its progress told. */
export function uploadService(context: ServiceContext, inFlight: InFlight, paths: LocalPaths): ServicePart {
  return {
    methods: {
      uploadFile: (params) =>
        inFlight.run('uploadFile', params, (signal, cost) =>
          carryOut(context, paths, { params, signal, cost }),
        ),
    },
  };
}

interface Upload {
  readonly params: Params;
  readonly signal: AbortSignal;
  readonly cost: Cost;
}

async function carryOut(context: ServiceContext, paths: LocalPaths, { params, signal, cost }: Upload) {
  const url = reachable(context, 'uploadFile', params.text('url'));
  const boundary = `----headless${randomUUID()}`;
  const body = await multipart(params, paths, boundary);
  Object.assign(cost, { method: 'POST', url: url.href, sent: body.length });
  const headers = {
    ...headersOf(params),
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': String(body.length),
  };
  const timeout = params.maybeNumber('timeout') ?? MINUTE;
  const sent = (bytes: number) =>
    context.emit('upload.progress', progress(params.text('id'), bytes, body.length));
  const answer = await exchange({
    url,
    method: 'POST',
    headers,
    body,
    signal,
    timeout,
    redirect: 'follow',
    sent,
  });
  cost.status = answer.status;
  context.emit('request.headers', { id: params.text('id'), header: answer.header, cookies: answer.cookies });
  const whole = await wholeBody(answer.body);
  cost.received = whole.length;
  return {
    statusCode: answer.status,
    header: answer.header,
    cookies: answer.cookies,
    data: whole.toString('utf8'),
  };
}

function progress(id: string, totalBytesSent: number, totalBytesExpectedToSend: number) {
  const share = Math.floor((totalBytesSent / totalBytesExpectedToSend) * 100);
  return { id, progress: share, totalBytesSent, totalBytesExpectedToSend };
}

async function multipart(params: Params, paths: LocalPaths, boundary: string): Promise<Buffer> {
  const filePath = params.text('filePath');
  const file = await readFile(paths.readable(filePath)).catch(() => {
    throw new ServiceFailure('file not found', { errno: 1300002 });
  });
  const fields = Object.entries(params.texts('formData')).map(([name, value]) =>
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
    ),
  );
  const name = quoted(params.maybeText('fileName') ?? basename(filePath));
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(params.text('name'))}"; filename="${name}"\r\nContent-Type: ${mimeOf(filePath)}\r\n\r\n`;
  return Buffer.concat([...fields, Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

/** As browsers escape names in multipart (WHATWG HTML, multipart/form-data encoding). */
function quoted(name: string): string {
  return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}
