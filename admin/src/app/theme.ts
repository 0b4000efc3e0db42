import type { ThemeConfig } from 'antd';

/** Ink on warm paper: one navy for what can be done, muted lamp colours for how urgent it is. */
const INK = '#22344f';
const PAPER = '#f6f3ec';

const FONTS =
  "'PingFang SC', 'HarmonyOS Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', system-ui, sans-serif";

const COLOURS: NonNullable<ThemeConfig['token']> = {
  colorPrimary: '#2b4a73',
  colorInfo: '#2b4a73',
  colorLink: '#2b4a73',
  colorPrimaryBg: '#eaeff6',
  colorPrimaryBgHover: '#dfe7f2',
  colorInfoBg: '#eaeff6',
  colorInfoBorder: '#c4cfdf',
  colorWarningBg: '#fbf1dc',
  colorWarningBorder: '#e6cf9e',
  colorErrorBg: '#f8e8e5',
  colorErrorBorder: '#e3b5af',
  colorSuccessBg: '#e8f1e7',
  colorSuccessBorder: '#b8d3ba',
  colorSuccess: '#3f7d4f',
  colorWarning: '#a86a10',
  colorError: '#b23a31',
  colorTextBase: '#1f2733',
  colorBgLayout: PAPER,
  colorBgContainer: '#fffdf9',
  colorBgElevated: '#fffefb',
  colorBorder: '#d8d1c2',
  colorBorderSecondary: '#e8e2d5',
  colorTextSecondary: '#525a66',
  colorTextTertiary: '#6b7078',
  colorTextDescription: '#5d646e',
  colorTextPlaceholder: '#8a8d92',
  borderRadius: 6,
  fontFamily: FONTS,
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.18s',
};

/** Whoever asked their system for less motion gets none. */
const moves = () => !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** @param fontSize base size in px: 15, or 18 for large type */
export function themeOf(fontSize: number): ThemeConfig {
  return {
    cssVar: true,
    hashed: false,
    token: {
      ...COLOURS,
      motion: moves(),
      fontSize,
      controlHeight: fontSize > 16 ? 42 : 36,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Card: { headerFontSize: fontSize + 1 },
      Menu: {
        darkItemBg: INK,
        darkSubMenuItemBg: INK,
        darkItemSelectedBg: '#36507a',
        darkItemColor: '#d5dbe4',
        itemHeight: fontSize > 16 ? 52 : 46,
      },
      Layout: { siderBg: INK, headerBg: '#fffdf9', bodyBg: PAPER },
      Table: { headerBg: '#f1ecdf' },
      Tabs: { titleFontSize: fontSize },
    },
  };
}
