/** Family name of the bundled face, slices and supplement alike. */
export const BUNDLED_FAMILY = 'Noto Sans SC';

/** Weights that are bundled: text and headings. */
export const BUNDLED_WEIGHTS = [400, 700] as const;

/** What the supplement font holds (resources/fonts); a test compares it with the file. */
export const SUPPLEMENT_RANGE =
  'U+391-3a1,U+3a3-3a9,U+3b1-3c9,U+2070,U+2075-2079,U+2080-2089,U+2100,U+210a,U+210f,U+2127,U+212e,U+2135,U+213b,U+2160-216b,U+2170-217b,U+2195,U+21b8-21b9,U+21c5-21c6,U+21cb,U+21f5,U+2203,U+2209-220a,U+2213,U+2226,U+222c-222d,U+2243,U+2262,U+2272-2273,U+2276-2277,U+2284-2287,U+228a-228b,U+2296,U+2298,U+22a0,U+22da-22db,U+2305-2306,U+2329-232a,U+23b0-23b1,U+23be-23cc,U+23ce,U+23da-23db,U+2472-2473,U+249c-24b7,U+24b9-24c1,U+24c3-24c6,U+24c8,U+24ca-24cf,U+24d1,U+24d3,U+24d5-24d7,U+24d9-24dc,U+24df-24e2,U+24e4-24e5,U+24e7,U+24e9-24ff,U+2527,U+2535,U+2538-253a,U+2549,U+254c-254f,U+2552-2553,U+2555-2556,U+2558-2559,U+255c,U+255e,U+2561,U+2564,U+2568,U+256b,U+2574-2578,U+257a-257f,U+2596-259f,U+25a2,U+25a4-25a8,U+25ac-25b1,U+25b4-25b5,U+25b8-25bb,U+25be-25bf,U+25c2-25c5,U+25c8,U+25cc-25cd,U+25d2-25e1,U+25e7-25ee,U+25f0-25ff,U+2610-2612,U+26a1,U+2714-2718,U+277f,U+2783-2789,U+278d,U+278f-2793,U+3004,U+301f-3020,U+3022,U+3025-302f,U+3031-3033,U+3036-303f,U+322a-3230,U+3232-3247,U+3251-325f,U+3280-3296,U+3298,U+329a-32a2,U+32a4-32bf,U+3371-338d,U+3390-3394,U+3396-339b,U+339f-33a0,U+33a2-33c3,U+33c5-33d0,U+33d3-33d4,U+33d6-33df,U+5290,U+5776,U+5865,U+5f2a,U+619d,U+6224,U+684a,U+6bea,U+727f,U+728b,U+7338,U+762d,U+7a06,U+7b62,U+8020,U+8022,U+8025,U+80f2,U+8136,U+81aa,U+8274,U+8488,U+84f0,U+87d3,U+8d47,U+8e6f,U+8f77,U+94f4,U+9569,U+9622,U+9aa3,U+9cb0,U+9f44,U+ff5f-ff60';

/** File name of the supplement font of a weight. */
export function supplementFile(weight: number): string {
  return `countyframe-supplement-${weight}.woff2`;
}

/**
 * The style sheet of the bundled faces: the package's slices without their woff copies, and the supplement under the
 * same family name with a range of its own. All files are named beside the style sheet.
 * @param packageCss texts of the package's 400.css and 700.css
 */
export function fontsCss(packageCss: string[]): string {
  const slices = packageCss.join('\n').replace(/src:[^;]*;/g, (source) => {
    const file = /([^/()'"]+\.woff2)/.exec(source)?.[1];
    return file ? `src: url('./${file}') format('woff2');` : source;
  });
  const supplements = BUNDLED_WEIGHTS.map(
    (weight) => `@font-face {
  font-family: '${BUNDLED_FAMILY}';
  font-style: normal;
  font-display: swap;
  font-weight: ${weight};
  src: url('./${supplementFile(weight)}') format('woff2');
  unicode-range: ${SUPPLEMENT_RANGE};
}`,
  );
  return `${slices}\n${supplements.join('\n')}\n`;
}

/** Names of the font files a style sheet of fontsCss refers to. */
export function fontFilesOf(css: string): string[] {
  return [...css.matchAll(/url\('\.\/([^']+)'\)/g)].map((match) => match[1] as string);
}
