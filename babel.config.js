// Read by Taro's webpack build only; jest has its own settings in miniapp/jest.config.js.
const NUTUI = '@nutui/nutui-react-taro';

module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        useBuiltIns: process.env.TARO_ENV === 'h5' ? 'usage' : false,
      },
    ],
  ],
  plugins: [
    [
      'import',
      {
        libraryName: NUTUI,
        libraryDirectory: 'dist/es/packages',
        camel2DashComponentName: false,
        customName: (name) => `${NUTUI}/dist/es/packages/${name.toLowerCase()}`,
        style: (name) => `${name.toLowerCase()}/style/css`,
      },
      'nutui',
    ],
  ],
};
