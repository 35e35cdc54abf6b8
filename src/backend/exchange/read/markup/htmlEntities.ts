/** Named entities that office programs and report generators write; the rest of HTML's two thousand stays as written. */
const NAMED: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  times: '×',
  divide: '÷',
  middot: '·',
  deg: '°',
  plusmn: '±',
  micro: 'µ',
  para: '¶',
  sect: '§',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  yen: '¥',
  euro: '€',
  pound: '£',
  cent: '¢',
  laquo: '«',
  raquo: '»',
  sup1: '¹',
  sup2: '²',
  sup3: '³',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  le: '≤',
  ge: '≥',
  ne: '≠',
  asymp: '≈',
  infin: '∞',
  larr: '←',
  rarr: '→',
  uarr: '↑',
  darr: '↓',
  harr: '↔',
  Omega: 'Ω',
  omega: 'ω',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  Delta: 'Δ',
  pi: 'π',
  phi: 'φ',
  Phi: 'Φ',
  lambda: 'λ',
  mu: 'μ',
  sigma: 'σ',
  Sigma: 'Σ',
  theta: 'θ',
  permil: '‰',
  lang: '〈',
  rang: '〉',
  zwnj: '',
  zwj: '',
  shy: '',
};

/** Replaces character references and the common named entities. */
export function decodeHtml(text: string): string {
  if (text.indexOf('&') < 0) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6});?|#(\d{1,7});?|([a-z][a-z0-9]{1,7});)/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) {
      if (Object.hasOwn(NAMED, name)) return NAMED[name as string]!;
      const folded = (name as string).toLowerCase();
      return Object.hasOwn(NAMED, folded) ? NAMED[folded]! : whole;
    }
    const point = hex !== undefined ? Number.parseInt(hex as string, 16) : Number.parseInt(decimal as string, 10);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
