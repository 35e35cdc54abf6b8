import { create } from 'zustand';
import type { ThemeMode } from '../theme/tokens';

export type ThemeChoice = 'system' | ThemeMode;
export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Sizes of the type, as factors of the usual one (13 px text, 12 px sheets). */
export const FONT_SCALES = { small: 0.92, normal: 1, large: 1.15, largest: 1.3 } as const;
export type FontChoice = keyof typeof FONT_SCALES;

interface Appearance {
  theme: ThemeChoice;
  font: FontChoice;
  /** What the system asks for, followed while the choice is `system`. */
  systemMode: ThemeMode;
}

const THEME_KEY = 'countyframe.theme';
const FONT_KEY = 'countyframe.font';
const systemDark = matchMedia('(prefers-color-scheme: dark)');

function kept<Choice extends string>(key: string, choices: readonly Choice[], usual: Choice): Choice {
  const found = localStorage.getItem(key) as Choice | null;
  return found && choices.includes(found) ? found : usual;
}

/** How the window looks on this machine: theme and type size. */
export const useAppearance = create<Appearance>(() => ({
  theme: kept(THEME_KEY, THEME_CHOICES, 'system'),
  font: kept(FONT_KEY, Object.keys(FONT_SCALES) as FontChoice[], 'normal'),
  systemMode: systemDark.matches ? 'dark' : 'light',
}));

systemDark.addEventListener('change', ({ matches }) =>
  useAppearance.setState({ systemMode: matches ? 'dark' : 'light' }),
);

/** @returns the theme that is drawn */
export function modeOf({ theme, systemMode }: Appearance): ThemeMode {
  return theme === 'system' ? systemMode : theme;
}

export function setTheme(theme: ThemeChoice): void {
  localStorage.setItem(THEME_KEY, theme);
  useAppearance.setState({ theme });
}

export function setFont(font: FontChoice): void {
  localStorage.setItem(FONT_KEY, font);
  useAppearance.setState({ font });
}

/** One step up or down; stays at the ends. */
export function stepFont(step: 1 | -1): void {
  const names = Object.keys(FONT_SCALES) as FontChoice[];
  const next = names[names.indexOf(useAppearance.getState().font) + step];
  if (next) setFont(next);
}
