import type { Feeds } from '../../page/builtin';
import type { Controls } from '../controls';
import type { Reports } from '../reports';
import type { RunningPage } from '../running-page';
import type { Answer } from './server';

/** The base library whose behaviour the host follows. */
const SDK_VERSION = '3.8.0';
const NOT_OFFERED = [
  'Tool.enableRemoteDebug',
  'Tool.stopAudits',
  'Tool.getTicket',
  'Tool.setTicket',
  'Tool.refreshTicket',
];

/** What the commands of the tool work on. */
export interface Tool {
  readonly page: RunningPage;
  readonly controls: Controls;
  readonly reports: Reports;
  close(): Promise<void>;
}

/** Answers the commands of the tool and the host's own (`Host.*`), and hands all others to the page. */
export function toolCommands(tool: Tool): Answer {
  const { page, controls, reports } = tool;
  const own: Readonly<Record<string, (params: Record<string, unknown>) => unknown>> = {
    'Tool.getInfo': () => ({ version: 'headless host', SDKVersion: SDK_VERSION }),
    'Tool.getTestAccounts': () => ({ accounts: [] }),
    // Answered before it is done: the client waits for the answer on the connection that is about to close.
    'Tool.close': () => void setTimeout(() => void tool.close(), 20),
    'App.enableLog': () => reports.enableLog(),
    'App.captureScreenshot': async () => ({ data: (await page.screenshot()).toString('base64') }),
    'Host.feed': (params) => controls.feed(feedsOf(params)),
    'Host.network': (params) => controls.feed({ network: networkOf(params) }),
    'Host.costs': () => controls.takeCosts(),
    'Host.exceptions': () => ({ exceptions: reports.exceptions }),
    'Host.resize': (params) =>
      controls.resize({ width: Number(params['width']), height: Number(params['height']) }),
  };
  return async (method, params) => {
    if (NOT_OFFERED.includes(method)) throw new Error(`${method} is not offered by the headless host`);
    const answer = own[method];
    return answer
      ? answer(params !== null && typeof params === 'object' ? { ...params } : {})
      : page.command(method, params);
  };
}

function feedsOf(params: Record<string, unknown>): Feeds {
  const { feeds } = params;
  if (feeds === null || typeof feeds !== 'object') throw new Error('Host.feed needs { feeds }');
  return feeds;
}

function networkOf(params: Record<string, unknown>): 'wifi' | '4g' | 'none' {
  const { network } = params;
  if (network === 'wifi' || network === '4g' || network === 'none') return network;
  throw new Error('Host.network needs { network: "wifi" | "4g" | "none" }');
}
