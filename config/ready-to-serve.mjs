import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, requirePort, Stop } from './preflight.mjs';
import { serverOn } from './server-process.mjs';
import { compiledAddress, makeCompiledFolder, readCompiledSettings } from './settings-reader.mjs';

/**
 * Everything that can be known before a compiled server is started: { settings, address }, the address being where a
 * browser on this machine will find it. A port left open (PORT=0) is chosen here and written into `env`, for the WeChat
 * stand-in must know it before the server listens. Throws a Stop for whatever stands in the way.
 */
export async function readyToServe(root, env) {
  const asked = readCompiledSettings(root, env);
  if (asked.port === 0) env.PORT = String(await freePort(asked.host));
  const settings = asked.port === 0 ? readCompiledSettings(root, env) : asked;
  const address = compiledAddress(root, settings);
  await requirePort(settings.port, settings.host, address);
  const pid = serverOn(settings.dataDir);
  if (pid)
    throw new Stop(
      `已有一个服务（进程 ${pid}）在用 ${settings.dataDir}。请先停掉它，或换一个文件夹：DATA_DIR=./data2`,
    );
  makeCompiledFolder(root, settings.dataDir);
  mkdirSync(join(settings.dataDir, 'logs'), { recursive: true, mode: 0o700 });
  return { settings, address };
}
