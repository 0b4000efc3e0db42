import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readCall, type Answer, type Call } from './call';
import { answerDemo } from './demo-endpoints';
import { answerCall } from './endpoints';
import type { Faults } from './faults';
import type { Platform } from './platform';
import { Refusal } from './refusal';

/** One platform request and what it was answered; pictures are told by their length. */
export interface JournalEntry {
  at: number;
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
  answer: object;
}

const FROM_ANY_PAGE = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type',
  'access-control-allow-methods': 'GET, POST',
};

export interface Desk {
  platform: Platform;
  faults: Faults;
  journal: JournalEntry[];
}

/** The HTTP face of the stand-in; errors are HTTP 200 with an errcode, as on the platform. */
export function wechatServer(desk: Desk): Server {
  return createServer((request, response) => {
    respond(desk, request, response).catch((error: unknown) => {
      // Whoever hung up, or was still hanging when the stand-in stopped, gets no answer.
      if (!response.headersSent && !response.destroyed) response.writeHead(500).end(String(error));
    });
  });
}

async function respond(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const forDemo = request.url?.startsWith('/__demo/') === true;
  if (forDemo && request.method === 'OPTIONS') {
    response.writeHead(204, FROM_ANY_PAGE).end();
    return;
  }
  const answer = await refusalsAsAnswers(async () => {
    const call = await readCall(request);
    return forDemo ? answerDemo(desk.platform, call) : journalled(desk, call);
  });
  const bytes = 'bytes' in answer ? answer.bytes : Buffer.from(JSON.stringify(answer.json));
  const type = answer.type ?? 'application/json; encoding=utf-8';
  response.writeHead(200, {
    'content-type': type,
    'content-length': bytes.length,
    ...(forDemo && FROM_ANY_PAGE),
  });
  response.end(bytes);
}

async function journalled({ platform, faults, journal }: Desk, call: Call): Promise<Answer> {
  const { method, path, body } = call;
  const query = Object.fromEntries(call.query);
  const entry: JournalEntry = { at: platform.now(), method, path, query, body, answer: {} };
  journal.push(entry);
  const answer = await refusalsAsAnswers(async () => {
    await faults.befall(path);
    return answerCall(platform, call);
  });
  entry.answer = 'bytes' in answer ? { bytes: answer.bytes.length } : answer.json;
  return answer;
}

async function refusalsAsAnswers(attempt: () => Promise<Answer>): Promise<Answer> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { json: { errcode: error.errcode, errmsg: error.message } };
  }
}
