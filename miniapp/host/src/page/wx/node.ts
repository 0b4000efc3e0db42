import type { HostServices } from '../builtin';
import { ApiFailure } from './api';
import { isRecord } from './options';

/** Where Node's half wrote the address of its door for functions that answer before they return. */
const DOOR_NOTE = 'wxfile://sync-door.json';
let door: string | undefined;

/** Asks Node's half; a failure that it worded for the program is thrown as ApiFailure. */
export async function askNode(
  host: HostServices,
  method: string,
  params: unknown,
): Promise<Record<string, unknown>> {
  return understood(await host.node(method, params));
}

/** As askNode, for what is answered with a list. */
export async function askNodeForList(
  host: HostServices,
  method: string,
  params: unknown,
): Promise<readonly unknown[]> {
  const answer = await host.node(method, params);
  if (!Array.isArray(answer)) understood(answer);
  return Array.isArray(answer) ? answer : [];
}

/** As askNode, but waits: for the …Sync functions. */
export function askNodeNow(host: HostServices, method: string, params: unknown): Record<string, unknown> {
  door ??= addressOf(synchronously('GET', host.fileUrl(DOOR_NOTE)));
  return understood(JSON.parse(synchronously('POST', door, JSON.stringify({ method, params }))));
}

function addressOf(note: string): string {
  const known: unknown = JSON.parse(note);
  if (!isRecord(known) || typeof known.url !== 'string')
    throw new Error('the host has no door for …Sync functions');
  return known.url;
}

function synchronously(method: string, url: string, body?: string): string {
  const call = new XMLHttpRequest();
  call.open(method, url, false);
  call.send(body);
  if (call.status !== 200) throw new Error(`the host answered ${call.status}: ${call.responseText}`);
  return call.responseText;
}

function understood(answer: unknown): Record<string, unknown> {
  if (!isRecord(answer)) return {};
  if (typeof answer.failed === 'string')
    throw new ApiFailure(answer.failed, isRecord(answer.more) ? answer.more : {});
  return answer;
}
