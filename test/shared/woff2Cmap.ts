import { brotliDecompressSync } from 'node:zlib';

/** Table tags of the WOFF2 directory, by index (W3C WOFF2, section 4.1). Those after `glyf` and `loca` matter by place only. */
const knownTags =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.split(
    ' ',
  );

export interface FontFacts {
  /** Code points that have a glyph. */
  codes: Set<number>;
  /** Table tags: `glyf` means outlines a PDF embeds as TrueType. */
  tables: string[];
}

/** Reads the character map and the table names of a WOFF2 file. */
export function readWoff2(file: Buffer): FontFacts {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a WOFF2 file');
  const count = file.readUInt16BE(12);
  let at = 48;
  const base128 = () => {
    let value = 0;
    for (;;) {
      const byte = file[at++] as number;
      value = value * 128 + (byte & 0x7f);
      if ((byte & 0x80) === 0) return value;
    }
  };
  const tables: { tag: string; bytes: number }[] = [];
  for (let i = 0; i < count; i++) {
    const flags = file[at++] as number;
    let tag = knownTags[flags & 0x3f];
    if ((flags & 0x3f) === 0x3f) {
      tag = file.toString('latin1', at, at + 4);
      at += 4;
    }
    const version = flags >> 6;
    const original = base128();
    const transformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0;
    tables.push({ tag: tag as string, bytes: transformed ? base128() : original });
  }
  const data = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)));
  const codes = new Set<number>();
  let offset = 0;
  for (const table of tables) {
    if (table.tag === 'cmap') readCmap(data.subarray(offset, offset + table.bytes), codes);
    offset += table.bytes;
  }
  return { codes, tables: tables.map((table) => table.tag) };
}

function readCmap(cmap: Buffer, codes: Set<number>): void {
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const subtable = cmap.subarray(cmap.readUInt32BE(8 + 8 * i));
    const format = subtable.readUInt16BE(0);
    if (format === 4) readSegments(subtable, codes);
    if (format === 12) readGroups(subtable, codes);
  }
}

function readSegments(table: Buffer, codes: Set<number>): void {
  const segments = table.readUInt16BE(6) / 2;
  for (let s = 0; s < segments; s++) {
    const end = table.readUInt16BE(14 + 2 * s);
    const start = table.readUInt16BE(16 + 2 * segments + 2 * s);
    const delta = table.readUInt16BE(16 + 4 * segments + 2 * s);
    const rangeAt = 16 + 6 * segments + 2 * s;
    const range = table.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const glyph = range === 0 ? (code + delta) & 0xffff : table.readUInt16BE(rangeAt + range + 2 * (code - start));
      if (glyph !== 0) codes.add(code);
    }
  }
}

function readGroups(table: Buffer, codes: Set<number>): void {
  for (let g = 0; g < table.readUInt32BE(12); g++) {
    const at = 16 + 12 * g;
    for (let code = table.readUInt32BE(at); code <= table.readUInt32BE(at + 4); code++) codes.add(code);
  }
}
