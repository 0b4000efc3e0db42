import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Stop } from './preflight.mjs';

const requireCompiled = (root, name) =>
  createRequire(import.meta.url)(join(root, 'cloud/dist/src/kernel', `${name}.js`));

/** Reads the environment with the compiled server's own reader, so that no default is said twice. */
export function readCompiledSettings(root, env) {
  const { readSettings, SettingsRefused } = requireCompiled(root, 'settings');
  try {
    return readSettings(env);
  } catch (error) {
    if (error instanceof SettingsRefused) throw new Stop(error.message);
    throw error;
  }
}

/** Makes DATA_DIR as the server itself would, for its owner only. */
export function makeCompiledFolder(root, dataDir) {
  const { FolderRefused, makeDataFolder } = requireCompiled(root, 'data-folder');
  try {
    makeDataFolder(dataDir);
  } catch (error) {
    if (error instanceof FolderRefused) throw new Stop(error.message);
    throw error;
  }
}

/** Where a browser on this machine finds what listens there. */
export const compiledAddress = (root, { host, port }) =>
  requireCompiled(root, 'own-address').ownAddress(host, port);
