import type { NutCSSVariables } from '@nutui/nutui-react-taro/dist/es/packages/configprovider/types';

/** Text and touch sizes grow by this in large-type mode; the same factor stands in root.scss. */
export const LARGE_SCALE = 1.3;

/** NutUI's own small defaults, in px at normal type. TextArea, Rate, Tag and Steps follow nothing else. */
const SIZES = {
  nutuiFontSizeXxs: 14,
  nutuiFontSizeXs: 14,
  nutuiFontSizeS: 14,
  nutuiFontSizeBase: 16,
  nutuiFontSizeL: 16,
  nutuiFontSizeXl: 18,
  nutuiFontSizeXxl: 22,
  nutuiButtonDefaultHeight: 44,
  nutuiButtonDefaultFontSize: 16,
  nutuiButtonLargeHeight: 52,
  nutuiButtonLargeFontSize: 18,
  nutuiButtonSmallHeight: 44,
  nutuiButtonSmallFontSize: 16,
  nutuiCellTitleFontSize: 16,
  nutuiCellDescriptionFontSize: 14,
  nutuiCellLineHeight: 24,
  nutuiInputFontSize: 16,
  nutuiInputLineheight: 24,
  nutuiTextareaTextLineHeight: 24,
  nutuiRateIconSize: 32,
  nutuiRateItemMargin: 12,
  nutuiRateFontSize: 16,
  nutuiTagFontSize: 14,
  nutuiTagHeight: 24,
  nutuiStepsBaseHeadHeight: 24,
  nutuiStepsBaseHeadTextSize: 14,
  nutuiStepsBaseIconSize: 14,
  nutuiStepsBaseTitleFontSize: 16,
  nutuiStepsBaseDescriptionFontSize: 14,
  nutuiStepsVerticalTitleFontSize: 16,
  nutuiStepsVerticalDescriptionFontSize: 14,
  nutuiStepsVerticalItemIconSize: 24,
  nutuiStepsVerticalLineHeight: 24,
  nutuiPickerItemHeight: 44,
  nutuiPickerItemTextFontSize: 16,
  nutuiCheckboxLabelFontSize: 16,
  nutuiCheckboxIconFontSize: 22,
  nutuiRadioLabelFontSize: 16,
  nutuiRadioIconFontSize: 22,
  nutuiTabsTitlesHeight: 44,
  nutuiTabsTitlesFontSize: 16,
  nutuiTabsTitlesItemActiveFontSize: 16,
  nutuiToastTextFontSize: 16,
  nutuiDialogHeaderFontSize: 18,
  nutuiPopupTitleFontSize: 18,
} as const satisfies Partial<Record<NutCSSVariables, number>>;

/** ConfigProvider's theme: the program's accent, and every size times `scale` (1 or LARGE_SCALE). */
export function nutuiTheme(accent: string, scale: number): Record<string, string> {
  const sizes = Object.entries(SIZES).map(([name, px]) => [name, `${Math.round(px * scale)}px`]);
  return {
    ...Object.fromEntries(sizes),
    nutuiTagPadding: `0 ${Math.round(8 * scale)}px`,
    nutuiColorPrimary: accent,
    nutuiColorPrimaryStop1: accent,
    nutuiColorPrimaryStop2: accent,
    nutuiColorPrimaryPressed: accent,
    nutuiRateIconColor: '#b7791f',
    nutuiColorTitle: '#1b2329',
    nutuiColorText: '#1b2329',
    nutuiColorTextHelp: '#55606a',
    nutuiColorBackground: '#f4f6f7',
    nutuiColorBorder: '#dde2e6',
    nutuiRadiusBase: '8px',
    nutuiTextareaPadding: '12px',
  };
}
