import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import TsconfigPathsPlugin from 'tsconfig-paths-webpack-plugin';
import { programOf } from './apps';

const root = path.resolve(__dirname, '..');
const program = programOf(process.env.APP);
const platform = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp';
// The server that `npm run dev` started; only the H5 of the development server goes through it.
const apiOrigin = process.env.API_ORIGIN ?? 'http://127.0.0.1:7100';
const apiBase = platform === 'h5' ? '/api' : (process.env.API_BASE_URL ?? 'http://127.0.0.1:7100/api');
// Taro transpiles only sourceRoot by itself; these are the other rooms a program may import from.
const include = [
  path.join(root, 'miniapp/shared'),
  path.join(root, 'cloud/contract'),
  path.join(root, 'config'),
];

/** NutUI is drawn for a 375 px wide page, our own styles for 750. */
function designWidth(input?: { file?: string } | string | number): number {
  const file = typeof input === 'object' ? input.file : undefined;
  return /[\\/]@nutui[\\/]/.test(file ?? '') ? 375 : 750;
}

const config: UserConfigExport<'webpack5'> = {
  projectName: `one-net-${program.key}`,
  date: '2026-11-01',
  designWidth,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: `miniapp/${program.key}`,
  outputRoot: `dist/${program.key}/${platform}`,
  plugins: ['@tarojs/plugin-html', path.join(root, 'config/aria-plugin.js')],
  defineConstants: {
    PROGRAM: JSON.stringify(program),
    API_BASE: JSON.stringify(apiBase),
  },
  sass: {
    data: `$accent: ${program.accent}; $accent-deep: ${program.accentDeep}; $accent-soft: ${program.accentSoft};`,
  },
  // WeChat's map reads marker pictures by path only, so they are copied as they are.
  copy: {
    patterns: [{ from: 'miniapp/shared/assets/pins', to: `dist/${program.key}/${platform}/assets/pins` }],
    options: {},
  },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  mini: {
    compile: { include },
    optimizeMainPackage: { enable: true },
    // One block, one file, no rule that another file overrides: their order does not matter.
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
    webpackChain(chain) {
      chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin);
    },
  },
  h5: {
    compile: { include },
    publicPath: `/h5/${program.key}/`,
    staticDirectory: 'static',
    router: { mode: 'hash' },
    devServer: { host: '127.0.0.1', open: false, proxy: [{ context: ['/api'], target: apiOrigin }] },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true, config: {} }, pxtransform: { enable: true, config: {} } },
    webpackChain(chain) {
      chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin);
    },
  },
};

export default defineConfig<'webpack5'>((merge) => merge({}, config));
