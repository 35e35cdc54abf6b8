import type { Ink } from './drawing';

export type ThemeName = 'light' | 'dark' | 'print';

const light: Record<Ink, string> = {
  paper: '#ffffff',
  ink: '#1f2523',
  muted: '#5b6560',
  faint: '#b9c0bc',
  accent: '#0b6b4f',
  new: '#0072b2',
  changed: '#b85400',
  retired: '#6f7773',
  alarm: '#b3261e',
  low: '#0072b2',
  high: '#b85400',
  load0: '#66756e',
  load1: '#4a7488',
  load2: '#2f6f9f',
  load3: '#b85400',
  load4: '#8c1d18',
};

const dark: Record<Ink, string> = {
  paper: '#161a18',
  ink: '#e6ebe8',
  muted: '#a3aea8',
  faint: '#4c5651',
  accent: '#5fcfa5',
  new: '#56b4e9',
  changed: '#f0a04b',
  retired: '#8b958f',
  alarm: '#ff8a80',
  low: '#56b4e9',
  high: '#f0a04b',
  load0: '#7d8a84',
  load1: '#7fb3cc',
  load2: '#56b4e9',
  load3: '#f0a04b',
  load4: '#ff8a80',
};

/**
 * Colours of the roles. Hues after M. Okabe and K. Ito (safe for colour-blind readers), text at AA contrast on the paper of its theme.
 */
export const themes: Readonly<Record<ThemeName, Readonly<Record<Ink, string>>>> = {
  light,
  dark,
  print: { ...light, ink: '#000000', muted: '#3c3c3c', faint: '#9a9a9a' },
};
