import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { freePort } from '../../cloud/test/support/free-port';
import { connect, openInTools, type Client } from './client';
import type { Answers, Ground } from './ground';

const run = promisify(execFile);

/** Where WEAPP_DEVTOOLS says that a program is: the command line program, or `resident=ws://…,command=ws://…`. */
export async function onDeveloperTools(named: string, key: string, dist: string): Promise<Ground> {
  const endpoint = /ws:\/\//.test(named) ? endpointOf(named, key) : undefined;
  const client = endpoint ? await connect(endpoint) : await opened(named, dist);
  const faults: string[] = [];
  client.on('exception', ({ message }: { message: string }) => faults.push(message));
  return {
    client,
    answers: (change) => mocked(client, change),
    costs: () => Promise.resolve(undefined),
    faults: () => faults,
    close: async () => (endpoint ? client.disconnect() : client.close()),
  };
}

/** Opens it as on a phone that has never seen it: the tools keep storage and permissions by appid. */
async function opened(cliPath: string, dist: string): Promise<Client> {
  await run(cliPath, ['cache', '--clean', 'all', '--project', dist]);
  return openInTools(cliPath, dist, await freePort());
}

function endpointOf(named: string, key: string): string {
  const found = named.split(',').find((each) => each.startsWith(`${key}=`) || each.startsWith('ws://'));
  if (!found) throw new Error(`WEAPP_DEVTOOLS names no endpoint for ${key}: ${named}`);
  return found.replace(`${key}=`, '');
}

const TRANSFERS = {
  ok: 'requestMerchantTransfer:ok',
  cancelled: 'requestMerchantTransfer:fail cancel',
  failed: 'requestMerchantTransfer:fail system error',
} as const;

/** The tools have no fed answers: the client replaces the interface that would have asked. */
async function mocked(
  client: Client,
  { place, pictures, subscribe, network, scan, merchantTransfer }: Answers,
): Promise<void> {
  if (place) await client.mockWxMethod('getLocation', located, place);
  if (subscribe) await client.mockWxMethod('requestSubscribeMessage', subscribed, subscribe);
  const [picture] = pictures ?? [];
  if (picture) await client.mockWxMethod('chooseMedia', photographed, readFileSync(picture, 'base64'));
  if (scan !== undefined)
    await client.mockWxMethod('scanCode', { errMsg: 'scanCode:ok', result: scan, scanType: 'QR_CODE' });
  if (merchantTransfer)
    await client.mockWxMethod('requestMerchantTransfer', { errMsg: TRANSFERS[merchantTransfer] });
  if (network === 'none') await cut(client);
  if (network === 'wifi') await mend(client);
}

async function cut(client: Client): Promise<void> {
  for (const name of ['request', 'uploadFile'])
    await client.mockWxMethod(name, { errMsg: `${name}:fail net::ERR_INTERNET_DISCONNECTED` });
}

/** The client cannot change the tools' network, so the program is not told of it: it is brought to the front instead. */
async function mend(client: Client): Promise<void> {
  for (const name of ['request', 'uploadFile']) await client.restoreWxMethod(name);
  await client.evaluate(() => getApp<{ onShow?: (options: object) => void }>().onShow?.({}));
}

// These are sent as text and run in the program: nothing from outside of them is there. The privacy guide is asked for as the
// interface itself would.
function located(_options: object, place: NonNullable<Answers['place']>): Promise<object> {
  const said =
    place === 'denied'
      ? { errMsg: 'getLocation:fail auth deny' }
      : { errMsg: 'getLocation:ok', longitude: place.lng, latitude: place.lat };
  const refused = { errMsg: 'getLocation:fail privacy permission is not authorized' };
  return new Promise((tell) =>
    wx.requirePrivacyAuthorize({ success: () => tell(said), fail: () => tell(refused) }),
  );
}

function subscribed(options: { tmplIds: string[] }, answer: string): Record<string, string> {
  const given = options.tmplIds.map((id) => [id, answer] as const);
  return { errMsg: 'requestSubscribeMessage:ok', ...Object.fromEntries(given) };
}

function photographed(_options: object, base64: string): object {
  const tempFilePath = `${wx.env.USER_DATA_PATH}/given.png`;
  wx.getFileSystemManager().writeFileSync(tempFilePath, base64, 'base64');
  const size = Math.floor((base64.length * 3) / 4);
  return { errMsg: 'chooseMedia:ok', type: 'image', tempFiles: [{ tempFilePath, size, fileType: 'image' }] };
}

declare global {
  // On the program's side.
  function getApp<T>(): T;
  const wx: {
    env: { USER_DATA_PATH: string };
    requirePrivacyAuthorize(options: { success: () => void; fail: () => void }): void;
    getFileSystemManager(): { writeFileSync(path: string, data: string, encoding: string): void };
  };
}
