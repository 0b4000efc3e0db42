import { tellingConsole } from '../console';
import { asynchronous, type ApiFamily } from './api';

/** What is written is heard by the automator's client too, as what the program writes itself. */
const told = tellingConsole();

type Level = 'debug' | 'info' | 'log' | 'warn' | 'error';

/** Logs and reports, which WeChat would send to its own pages: here they go to the console, by name. */
export const logFamily: ApiFamily = () => ({
  getLogManager: () => writer('LogManager'),
  getRealtimeLogManager: () => ({ ...writer('RealtimeLogManager'), ...filters('RealtimeLogManager') }),
  reportEvent: (event: string, data: unknown) => told.debug('wx.reportEvent', event, data),
  reportAnalytics: (event: string, data: unknown) => told.debug('wx.reportAnalytics', event, data),
  reportMonitor: (name: string, value: unknown) => told.debug('wx.reportMonitor', name, value),
  reportPerformance: (id: number, value: unknown) => told.debug('wx.reportPerformance', id, value),
  setEnableDebug: asynchronous('setEnableDebug', () => undefined),
});

function writer(name: string): Record<Level, (...words: unknown[]) => void> {
  const write =
    (level: Level) =>
    (...words: unknown[]) =>
      told[level](name, ...words);
  return {
    debug: write('debug'),
    info: write('info'),
    log: write('log'),
    warn: write('warn'),
    error: write('error'),
  };
}

function filters(name: string) {
  const write = (words: unknown) => told.debug(name, 'filter', words);
  return { setFilterMsg: write, addFilterMsg: write };
}
