import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { indent, Stop } from './preflight.mjs';
import { startNode } from './processes.mjs';
import { PROGRAMS } from './build/programs.mjs';

const TEMPLATES = ['PROGRESS', 'RESULT', 'TASK', 'SERVICE'];

/** The demonstration signs in against a stand-in; as soon as one real id or address is given, that is taken at its word. */
export function needsStandIn(settings, env) {
  return settings.demo && !env.WECHAT_BASE_URL && Object.keys(settings.wechat.accounts).length === 0;
}

/**
 * Starts the WeChat stand-in on a free port. Returns the environment the server needs to talk to it.
 * server: its address, to which the stand-in pushes its events.
 */
export async function startStandIn(root, server) {
  const accounts = PROGRAMS.map(({ appidEnv }, i) => ({
    appidEnv,
    appid: `wx${String(i + 1).padStart(16, '0')}`,
    // Nobody but these two processes needs it, so nobody can have read it in the source.
    secret: randomBytes(16).toString('hex'),
  }));
  const token = randomBytes(12).toString('hex');
  const templates = TEMPLATES.map((name) => `demo-template-${name.toLowerCase()}`);
  const url = await addressOf(root, {
    PORT: '0',
    WECHAT_APPS: JSON.stringify(accounts.map(({ appid, secret }) => ({ appid, secret, templates }))),
    // One address for all four: the server does not care which program's address an event came to.
    WECHAT_CALLBACK_URL: `${server}/api/wechat/resident/callback`,
    WECHAT_PUSH_TOKEN: token,
  });
  return {
    WECHAT_BASE_URL: url,
    WECHAT_CALLBACK_TOKEN: token,
    ...Object.fromEntries(TEMPLATES.map((name, i) => [`WECHAT_TEMPLATE_${name}`, templates[i]])),
    ...Object.fromEntries(
      accounts.flatMap(({ appidEnv, appid, secret }) => [
        [appidEnv, appid],
        [appidEnv.replace(/_APPID$/, '_SECRET'), secret],
      ]),
    ),
  };
}

function addressOf(root, env) {
  const script = join(root, 'cloud/dist/test/support/wechat/run.js');
  return new Promise((resolve, reject) => {
    const onLine = (line) => {
      const url = /ready (http:\/\/\S+)/.exec(line)?.[1];
      if (url) resolve(url);
    };
    const task = startNode(script, [], { cwd: root, env, onLine, watched: true });
    void task.ended.then(() =>
      reject(new Stop(`演示用的微信替身没有起来：\n${indent(task.lastLines().join('\n'))}`)),
    );
  });
}
