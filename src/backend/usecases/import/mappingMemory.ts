import type { RememberedMapping } from '../../exchange/understand/remembered';
import type { Store } from '../../store/store';

/** Setting under which what is known of a header is kept, followed by the header's fingerprint. */
const PREFIX = 'mapping.';
/** Headers kept; the ones used longest ago make room. */
const MOST_KEPT = 500;

/** What is known of a header from an earlier import. */
export interface KnownHeader {
  /** ISO 8601. */
  usedAt: string;
  /** How its columns were read. */
  mapping?: RememberedMapping;
  /** The user found the header in other rows than the program: those rows (1-based), and the fingerprint they had. */
  header?: { rows: [number, number]; fingerprint: string };
}

/** @returns what is known of a header, or null; what cannot be read any more counts as not known */
export function recallHeader(store: Store, fingerprint: string): KnownHeader | null {
  const kept = store.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', PREFIX + fingerprint);
  if (!kept) return null;
  try {
    const known: unknown = JSON.parse(kept.value);
    return typeof known === 'object' && known !== null ? (known as KnownHeader) : null;
  } catch {
    return null;
  }
}

/** Whether anything is known of any header. */
export function knowsHeaders(store: Store): boolean {
  return store.get(`SELECT 1 FROM setting WHERE key LIKE '${PREFIX}%' LIMIT 1`) !== undefined;
}

/** Keeps what was used of the headers of an import. No part of its change: undoing the import does not forget it. */
export function keepHeaders(store: Store, headers: ReadonlyMap<string, Omit<KnownHeader, 'usedAt'>>): void {
  const usedAt = new Date().toISOString();
  store.writeUnjournaled((run) => {
    for (const [fingerprint, known] of headers) {
      run(
        'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        PREFIX + fingerprint,
        JSON.stringify({ usedAt, ...known }),
      );
    }
    run(
      `DELETE FROM setting WHERE key IN (SELECT key FROM setting WHERE key LIKE '${PREFIX}%'
         ORDER BY json_extract(value, '$.usedAt') DESC LIMIT -1 OFFSET ${MOST_KEPT})`,
    );
  });
}
