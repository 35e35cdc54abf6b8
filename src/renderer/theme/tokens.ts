/**
 * Colours, type and measures of the whole product, light and dark. Everything that is drawn takes them from here:
 * antd (antdTheme.ts), the sheets (gridTheme.ts) and plain CSS (custom properties set by applyTokens).
 */
export type ThemeMode = 'light' | 'dark';

export interface ThemeTokens {
  /** Page behind everything, surface of sheets and cards, raised surface of menus. */
  page: string;
  surface: string;
  raised: string;
  /** Head rows, rails and the totals row. */
  head: string;
  hover: string;
  line: string;
  lineStrong: string;
  text: string;
  textMuted: string;
  textFaint: string;
  accent: string;
  accentHover: string;
  accentText: string;
  /** Translucent accent over selected cells. */
  accentWash: string;
  /** Solid wash for active items of rails and lists. */
  accentSoft: string;
  /** Okabe-Ito hues with a meaning; always beside a shape. */
  added: string;
  changed: string;
  retired: string;
  error: string;
  warning: string;
  shadow: string;
}

export const FONT_FAMILY = "'Noto Sans SC', 'Noto Sans SC Supplement', sans-serif";
export const FONT_SIZE = 13;
export const SHEET_FONT_SIZE = 12;
export const ROW_HEIGHT = 28;

export const tokens: Record<ThemeMode, ThemeTokens> = {
  light: {
    page: '#f4f5f4',
    surface: '#ffffff',
    raised: '#ffffff',
    head: '#f1f3f1',
    hover: '#eef1ee',
    line: '#e3e6e3',
    lineStrong: '#c9cfca',
    text: '#1d2420',
    textMuted: '#5b655f',
    textFaint: '#667069',
    accent: '#1a5f43',
    accentHover: '#237555',
    accentText: '#ffffff',
    accentWash: 'rgba(26, 95, 67, 0.09)',
    accentSoft: '#e3eee8',
    added: '#0067a6',
    changed: '#a35a00',
    retired: '#6b736e',
    error: '#b3261e',
    warning: '#8a5a00',
    shadow: '0 4px 16px rgba(20, 32, 26, 0.14), 0 0 0 1px rgba(20, 32, 26, 0.08)',
  },
  dark: {
    page: '#131614',
    surface: '#1a1e1b',
    raised: '#232825',
    head: '#20251f',
    hover: '#262c28',
    line: '#2d332f',
    lineStrong: '#434b46',
    text: '#e4e8e5',
    textMuted: '#a4ada7',
    textFaint: '#949d96',
    accent: '#5cb28b',
    accentHover: '#70c29d',
    accentText: '#0c130f',
    accentWash: 'rgba(92, 178, 139, 0.16)',
    accentSoft: '#22352b',
    added: '#58aee8',
    changed: '#e8a33d',
    retired: '#959d98',
    error: '#f28b82',
    warning: '#e3b341',
    shadow: '0 6px 20px rgba(0, 0, 0, 0.5), 0 0 0 1px rgba(255, 255, 255, 0.08)',
  },
};

/** Name of the custom property a token is published under: `accentWash` -> `--cf-accent-wash`. */
export function propertyName(token: string): string {
  return `--cf-${token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/**
 * Publishes the tokens as custom properties on an element (the document's root in the product). Set through the
 * CSSOM, so that the content security policy needs no exception.
 * @param scale size of the type as a factor of the usual one
 */
export function applyTokens(element: HTMLElement, mode: ThemeMode, scale = 1): void {
  for (const [token, value] of Object.entries(tokens[mode])) element.style.setProperty(propertyName(token), value);
  element.style.setProperty('--cf-font-family', FONT_FAMILY);
  element.style.setProperty('--cf-scale', String(scale));
  element.style.colorScheme = mode;
  element.dataset.theme = mode;
}
