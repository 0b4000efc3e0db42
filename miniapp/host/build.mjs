/** Builds what plain Node can run: the library, the command, and the page's side as one script. */
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

await build({
  entryPoints: [at('src/index.ts'), at('src/cli.ts')],
  outdir: at('dist'),
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  banner: { js: '#!/usr/bin/env node' },
});
await build({
  entryPoints: [at('src/page/main.ts')],
  outfile: at('dist/page.js'),
  bundle: true,
  format: 'iife',
  target: 'chrome109',
  define: { 'process.env.NODE_ENV': '"production"' },
});
