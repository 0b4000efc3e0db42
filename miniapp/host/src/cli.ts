import { parseArgs } from 'node:util';
import { launch } from './node/launch';

const USAGE = 'weapp-host <dist> [--port 9420] [--open pages/a/b?x=1]';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string' }, open: { type: 'string' } },
  });
  const [dist] = positionals;
  if (!dist) throw new Error(USAGE);
  const port = Number(values.port ?? 9420);
  const program = await launch({ dist, port, ...(values.open === undefined ? {} : { open: values.open }) });
  console.log(`${dist} runs; automator.connect({ wsEndpoint: '${program.wsEndpoint}' })`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void program.close().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
