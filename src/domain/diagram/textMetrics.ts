/**
 * Widths of text without a font at hand, for layouts that must come out alike on screen, on paper and in tests.
 * The values are at or above those of Noto Sans SC, so that what is free of overlaps here is free of them when drawn.
 */

/** Height of a line of text above and below its baseline, in em. */
export const ASCENT_EM = 0.9;
export const DESCENT_EM = 0.25;

/** Width of a text in em: 1 for CJK and full-width characters, 0.6 for most Latin ones, more for wide ones. */
export function textWidthEm(text: string): number {
  let width = 0;
  for (const char of text) width += charWidthEm(char.codePointAt(0)!);
  return width;
}

function charWidthEm(code: number): number {
  if (code < 0x20) return 0;
  if (code < 0x2000) {
    // @ M W m w % and their like are wider than the rest; capitals are a little wider.
    if (code === 0x40 || code === 0x25 || code === 0x4d || code === 0x57 || code === 0x6d) return 0.96;
    if (code === 0x77 || code === 0x47 || code === 0x4f || code === 0x51 || code === 0x26) return 0.82;
    if (code >= 0x41 && code <= 0x5a) return 0.74;
    return code < 0x250 ? 0.62 : 0.85;
  }
  if (code >= 0x300 && code < 0x370) return 0;
  return 1;
}

/** A rectangle: left, top, right, bottom. */
export interface Box {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** The box a text takes. */
export function textBox(t: {
  x: number;
  y: number;
  text: string;
  size: number;
  anchor: 'start' | 'middle' | 'end';
  bold?: boolean;
}): Box {
  const width = textWidthEm(t.text) * t.size * (t.bold ? 1.06 : 1);
  const x1 = t.anchor === 'start' ? t.x : t.anchor === 'end' ? t.x - width : t.x - width / 2;
  return { x1, y1: t.y - ASCENT_EM * t.size, x2: x1 + width, y2: t.y + DESCENT_EM * t.size };
}
