const { join } = require('node:path');

const root = join(__dirname, '..');

module.exports = {
  rootDir: root,
  roots: ['<rootDir>/miniapp'],
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/miniapp/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/miniapp/e2e/', '<rootDir>/miniapp/host/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cloud/dist/'],
  setupFiles: ['<rootDir>/miniapp/test/globals.ts'],
  setupFilesAfterEnv: ['<rootDir>/miniapp/test/setup.ts'],
  transform: {
    '\\.[jt]sx?$': [
      'babel-jest',
      {
        // The root's babel.config.js is for Taro's build.
        configFile: false,
        presets: [
          [require.resolve('@babel/preset-env'), { targets: { node: 'current' } }],
          [require.resolve('@babel/preset-react'), { runtime: 'automatic' }],
          require.resolve('@babel/preset-typescript'),
        ],
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(@nutui|@swc/helpers|lodash-es)/)'],
  moduleNameMapper: {
    '\\.(css|scss|png|svg)$': '<rootDir>/miniapp/test/stubs/asset.js',
    '^@shared/(.*)$': '<rootDir>/miniapp/shared/$1',
    '^@contract/(.*)$': '<rootDir>/cloud/contract/$1',
    '^@tarojs/components$': '<rootDir>/miniapp/test/stubs/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/miniapp/test/stubs/taro.ts',
    '^@nutui/nutui-react-taro$':
      '<rootDir>/node_modules/@nutui/nutui-react-taro/dist/cjs/packages/nutui.react.build.js',
    '^(lottie-react|@nutui/lottie-miniprogram)$': '<rootDir>/miniapp/test/stubs/asset.js',
  },
};
