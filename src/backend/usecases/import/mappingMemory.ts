import { newId } from '../../../shared/ids';
import type { RememberedMapping } from '../../exchange/understand/remembered';
import type { Store } from '../../store/store';

/** Headers kept; the ones used longest ago make room. */
const MOST_KEPT = 500;
/** Names of files kept of each. */
const MOST_SOURCES = 5;

/** What is known of a header from an earlier import. */
export interface KnownHeader {
  /** How its columns were read. */
  mapping?: RememberedMapping;
  /** The sheet it was on. */
  sheet?: string;
  /** The user found the header in other rows than the program: those rows (1-based), and the fingerprint they had. */
  header?: { rows: [number, number]; fingerprint: string };
}

/** A row of the table. */
export interface RememberedRow {
  id: string;
  fingerprint: string;
  name: string;
  mapping: string | null;
  header: string | null;
  sources: string;
  usedAt: string;
}

/** @returns what is known of a header, or null */
export function recallHeader(store: Store, fingerprint: string): KnownHeader | null {
  const kept = store.get<Pick<RememberedRow, 'mapping' | 'header'>>(
    'SELECT mapping, header FROM rememberedHeader WHERE fingerprint = ?',
    fingerprint,
  );
  if (!kept) return null;
  return {
    ...(kept.mapping ? { mapping: JSON.parse(kept.mapping) as RememberedMapping } : {}),
    ...(kept.header ? { header: JSON.parse(kept.header) as NonNullable<KnownHeader['header']> } : {}),
  };
}

/** Whether anything is known of any header. */
export function knowsHeaders(store: Store): boolean {
  return store.get('SELECT 1 FROM rememberedHeader LIMIT 1') !== undefined;
}

/**
 * Keeps what was used of the headers of an import. No part of its change: undoing the import does not forget it.
 * @param fileName of the file they are of
 */
export function keepHeaders(store: Store, headers: ReadonlyMap<string, KnownHeader>, fileName: string): void {
  if (headers.size === 0) return;
  const usedAt = new Date().toISOString();
  const known = new Map(
    store
      .all<RememberedRow>('SELECT * FROM rememberedHeader')
      .map((row) => [row.fingerprint, row] as const)
      .filter(([fingerprint]) => headers.has(fingerprint)),
  );
  store.writeUnjournaled((run) => {
    for (const [fingerprint, { mapping, header, sheet }] of headers) {
      const old = known.get(fingerprint);
      const sources = old ? (JSON.parse(old.sources) as string[]) : [];
      run(
        `INSERT INTO rememberedHeader (id, fingerprint, name, mapping, header, sources, usedAt) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (fingerprint) DO UPDATE SET name = excluded.name, mapping = excluded.mapping, header = excluded.header,
           sources = excluded.sources, usedAt = excluded.usedAt`,
        ...[old?.id ?? newId(), fingerprint, old?.name || (mapping ? nameOf(sheet ?? '', fileName) : '')],
        ...[mapping ? JSON.stringify(mapping) : null, header ? JSON.stringify(header) : null],
        JSON.stringify([fileName, ...sources.filter((name) => name !== fileName)].slice(0, MOST_SOURCES)),
        usedAt,
      );
    }
    run(
      `DELETE FROM rememberedHeader WHERE id IN (SELECT id FROM rememberedHeader ORDER BY usedAt DESC LIMIT -1 OFFSET ${MOST_KEPT})`,
    );
  });
}

/** A sheet's own name says what is on it, unless it is the one a spreadsheet program gives. */
function nameOf(sheet: string, fileName: string): string {
  const isGiven = /^(?:sheet|工作表|表)\s*\d*$/i.test(sheet.trim()) || sheet.trim() === '';
  return isGiven ? fileName.replace(/\.[^.]*$/, '') : sheet.trim();
}
