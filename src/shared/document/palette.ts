/**
 * Colours of programmes on every chart and page: the Okabe-Ito hues (safe for colour-blind readers) in an order that
 * also alternates dark and light, so that neighbours differ on a black-and-white print.
 */
export const seriesColours = [
  '#0072B2',
  '#E69F00',
  '#009E73',
  '#CC79A7',
  '#56B4E9',
  '#D55E00',
  '#7A6A00',
  '#5B5B5B',
] as const;

/** Colour of a place in the palette; places beyond the palette start again (their pattern differs). */
export function seriesColour(place: number): string {
  return seriesColours[place % seriesColours.length] as string;
}

/** Hatchings of a place: solid, diagonals, dots, cross-hatch, horizontals, verticals, wide diagonals, checks. */
export const seriesPatterns = [
  'solid',
  'diagonal',
  'dots',
  'cross',
  'horizontal',
  'vertical',
  'antidiagonal',
  'checks',
] as const;

export type SeriesPattern = (typeof seriesPatterns)[number];

/** Pattern of a place. A place beyond the palette takes the next pattern with the same colour. */
export function seriesPattern(place: number): SeriesPattern {
  const round = Math.floor(place / seriesColours.length);
  return seriesPatterns[(place + round) % seriesPatterns.length] as SeriesPattern;
}
