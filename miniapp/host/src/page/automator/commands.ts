import type { FirstContent } from '../first-content';
import type { Host } from '../host';
import { appCommands } from './app-commands';
import { elementCommands } from './element-commands';
import { Elements } from './elements';
import { nativeCommands } from './native-commands';
import { pageCommands } from './page-commands';
import type { Params } from './params';
import { touchCommands } from './touch-commands';

/** From now on Node may hand the page the automator's commands. */
export function answerAutomator(host: Host, firstContent: FirstContent): void {
  const elements = new Elements(host);
  const commands = {
    ...appCommands(host),
    ...pageCommands(elements),
    ...elementCommands(elements),
    ...touchCommands(elements),
    ...nativeCommands(host, firstContent),
  };
  window.__automator = async (method, params) => {
    const command = commands[method];
    if (!command) return { error: `unimplemented: ${method}` };
    try {
      const given: Params = params !== null && typeof params === 'object' ? { ...params } : {};
      return { result: (await command(given)) ?? {} };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
}
