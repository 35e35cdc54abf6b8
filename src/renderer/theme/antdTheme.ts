import { type ThemeConfig, theme } from 'antd';
import { FONT_FAMILY, FONT_SIZE, type ThemeMode, tokens } from './tokens';

/** The tokens as antd's theme: dense, square-shouldered, without motion. @param scale of the type, 1 is the usual */
export function antdTheme(mode: ThemeMode, scale = 1): ThemeConfig {
  const t = tokens[mode];
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT_FAMILY,
      fontSize: Math.round(FONT_SIZE * scale),
      colorPrimary: t.accent,
      colorInfo: t.accent,
      colorLink: t.accent,
      colorError: t.error,
      colorWarning: t.warning,
      colorText: t.text,
      colorTextSecondary: t.textMuted,
      colorTextTertiary: t.textFaint,
      colorTextPlaceholder: t.textFaint,
      colorTextLightSolid: t.accentText,
      colorBgBase: t.surface,
      colorBgContainer: t.surface,
      colorBgElevated: t.raised,
      colorBgLayout: t.page,
      colorBorder: t.lineStrong,
      colorBorderSecondary: t.line,
      borderRadius: 4,
      borderRadiusSM: 3,
      borderRadiusLG: 6,
      controlHeight: 28,
      controlHeightSM: 24,
      controlHeightLG: 34,
      paddingContentHorizontal: 12,
      paddingLG: 16,
      padding: 12,
      marginLG: 16,
      margin: 12,
      // What is chosen in a list: made of the accent by itself it would be a dark grey.
      controlItemBgActive: t.accentSoft,
      controlItemBgActiveHover: t.accentSoft,
      motion: false,
      wireframe: false,
    },
    components: {
      Button: { primaryColor: t.accentText, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      // The ring that shows where the keyboard is.
      Input: { activeShadow: `0 0 0 1px ${t.accent}` },
      InputNumber: { activeShadow: `0 0 0 1px ${t.accent}` },
      DatePicker: { activeShadow: `0 0 0 1px ${t.accent}` },
    },
  };
}
