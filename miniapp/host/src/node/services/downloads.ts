import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ServiceContext } from '../service';
import { reachable } from './domains';
import { exchange, wholeBody } from './http-exchange';
import type { Cost, InFlight } from './in-flight';
import type { LocalPaths } from './local-paths';
import { extensionOf } from './mime';
import { headersOf } from './outgoing';
import type { Params } from './params';
import type { ServicePart } from './part';

const MINUTE = 60_000;

/** wx.downloadFile: into `filePath` below the user's folder, or a temporary file. Any HTTP status is a success. */
export function downloadService(context: ServiceContext, inFlight: InFlight, paths: LocalPaths): ServicePart {
  return {
    methods: {
      downloadFile: (params) =>
        inFlight.run('downloadFile', params, (signal, cost) =>
          carryOut(context, paths, { params, signal, cost }),
        ),
    },
  };
}

interface Download {
  readonly params: Params;
  readonly signal: AbortSignal;
  readonly cost: Cost;
}

async function carryOut(context: ServiceContext, paths: LocalPaths, { params, signal, cost }: Download) {
  const url = reachable(context, 'downloadFile', params.text('url'));
  Object.assign(cost, { method: 'GET', url: url.href });
  const id = params.text('id');
  const timeout = params.maybeNumber('timeout') ?? MINUTE;
  const answer = await exchange({
    url,
    method: 'GET',
    headers: headersOf(params),
    signal,
    timeout,
    redirect: 'follow',
  });
  cost.status = answer.status;
  context.emit('request.headers', { id, header: answer.header, cookies: answer.cookies });
  const length = Number(headerOf(answer.header, 'content-length') ?? 0);
  const whole = await wholeBody(answer.body, (bytes) => {
    cost.received += bytes.length;
    const share = length ? Math.min(100, Math.floor((cost.received / length) * 100)) : 0;
    const told = { progress: share, totalBytesWritten: cost.received, totalBytesExpectedToWrite: length };
    context.emit('download.progress', { id, ...told });
  });
  const asked = params.maybeText('filePath');
  const path =
    asked ??
    paths.temporary(extname(url.pathname) || extensionOf(headerOf(answer.header, 'content-type') ?? ''));
  await writeFile(paths.writable(path), whole);
  const named = asked ? { filePath: path } : { tempFilePath: path };
  return { statusCode: answer.status, header: answer.header, dataLength: whole.length, ...named };
}

function headerOf(header: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(header).find(([one]) => one.toLowerCase() === name)?.[1];
}
