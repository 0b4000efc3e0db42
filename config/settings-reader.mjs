import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Stop } from './preflight.mjs';

/** Reads the environment with the compiled server's own reader, so that no default is said twice. */
export function readCompiledSettings(root, env) {
  const require = createRequire(import.meta.url);
  const { readSettings, SettingsRefused } = require(join(root, 'cloud/dist/src/kernel/settings.js'));
  try {
    return readSettings(env);
  } catch (error) {
    if (error instanceof SettingsRefused) throw new Stop(error.message);
    throw error;
  }
}
