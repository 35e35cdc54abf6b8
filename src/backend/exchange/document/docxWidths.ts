/** Advance widths of Times New Roman from U+0020 on, in thousandths of the size (public metrics of the face). */
const latinWidths = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
  500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
  722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
  444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
  200, 480, 541,
];

/** The bold face is a little wider. */
const BOLD = 1.06;

/**
 * Width of a text in points, for laying out pages without the faces: Chinese characters and punctuation are as wide as
 * they are high, Latin ones as in Times New Roman.
 */
export function measureWidth(text: string, font: { size: number; bold: boolean }): number {
  let thousandths = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const latin = latinWidths[code - 0x20];
    if (latin !== undefined) thousandths += font.bold ? latin * BOLD : latin;
    else thousandths += code >= 0x2010 ? 1000 : 500;
  }
  return (thousandths * font.size) / 1000;
}
