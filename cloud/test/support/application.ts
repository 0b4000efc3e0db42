import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IMidwayContainer } from '@midwayjs/core';
import request, { type Agent } from 'supertest';
import { startApplication } from '../../src/application';
import { readSettings, type Settings } from '../../src/kernel/settings';
import { WechatPayStandIn } from './wechat-pay/stand-in';
import { startWechat, type WechatStandIn } from './wechat/stand-in';

export interface Booted {
  /** Speaks to the listening server; paths begin with `/api`. */
  readonly request: Agent;
  readonly url: string;
  readonly container: IMidwayContainer;
  readonly wechat: WechatStandIn;
  readonly pay: WechatPayStandIn;
  readonly settings: Settings;
  stop(): Promise<void>;
}

export interface BootOptions {
  /** mysql://…; absent means SQLite in a temporary folder. */
  readonly databaseUrl?: string;
  /** More environment variables, e.g. { DEMO: '0' }. */
  readonly env?: Record<string, string>;
}

/** The appids every test deployment has, by program. */
export const APPIDS = {
  resident: 'wx00000000000000a1',
  volunteer: 'wx00000000000000a2',
  enterprise: 'wx00000000000000a3',
  command: 'wx00000000000000a4',
} as const;

export const TEMPLATES = {
  ...{ progress: 'TPL-progress', result: 'TPL-result', task: 'TPL-task', service: 'TPL-service' },
} as const;

/** Tests are quicker than people; those of the limits themselves set their own. */
export const UNLIMITED = {
  LIMIT_REPORTS: '1000000',
  LIMIT_UPLOADS: '1000000',
  LIMIT_RESIDENT: '1000000',
  LIMIT_STAFF: '1000000',
  LIMIT_ADDRESS: '1000000',
} as const;

const PUSH_TOKEN = 'onenetpush';
const secretOf = (appid: string): string => appid.slice(2).padStart(32, '5');

/** Boots the product as main.ts does, beside a WeChat stand-in, on free ports and in a folder of its own. */
export async function bootApplication(options: BootOptions = {}): Promise<Booted> {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-app-'));
  const apps = Object.values(APPIDS).map((appid) => ({ appid, secret: secretOf(appid) }));
  const wechat = await startWechat({ apps, pushToken: PUSH_TOKEN });
  const pay = await new WechatPayStandIn().start();
  const settings = readSettings({
    ...environment(dataDir, wechat.url, options.databaseUrl),
    ...pay.env,
    ...options.env,
  });
  const application = await startApplication(settings).catch(async (error: unknown) => {
    await wechat.stop();
    await pay.stop();
    throw error;
  });
  wechat.callbackTo(`${application.url}/api/wechat/resident/callback`);
  pay.callbackAt = `${application.url}/api/wechat-pay/callback`;
  const stop = async (): Promise<void> => {
    await application.stop();
    await wechat.stop();
    await pay.stop();
    rmSync(dataDir, { recursive: true });
  };
  const { url, container } = application;
  return { request: request(url), url, container, wechat, pay, settings, stop };
}

function environment(dataDir: string, wechatUrl: string, databaseUrl = ''): Record<string, string> {
  const programs = Object.entries(APPIDS).flatMap(([program, appid]) => [
    [`WECHAT_${program.toUpperCase()}_APPID`, appid],
    [`WECHAT_${program.toUpperCase()}_SECRET`, secretOf(appid)],
  ]);
  return {
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'error',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    WECHAT_BASE_URL: wechatUrl,
    WECHAT_CALLBACK_TOKEN: PUSH_TOKEN,
    WECHAT_TEMPLATE_PROGRESS: TEMPLATES.progress,
    WECHAT_TEMPLATE_RESULT: TEMPLATES.result,
    ...UNLIMITED,
    WECHAT_TEMPLATE_TASK: TEMPLATES.task,
    WECHAT_TEMPLATE_SERVICE: TEMPLATES.service,
    ...Object.fromEntries(programs),
  };
}
