import { gzipSync } from 'node:zlib';
import type { Store } from '../../store/store';

/** Incoming files are evidence: kept once per content, compressed. Inside a change of the caller. */
export function keepFile(store: Store, hash: string, file: { name: string; bytes: Uint8Array }): void {
  if (store.get('SELECT 1 FROM importFile WHERE hash = ?', hash)) return;
  store.writeUnjournaled((run) =>
    run(
      'INSERT INTO importFile (hash, name, bytes, content) VALUES (?, ?, ?, ?)',
      hash,
      file.name,
      file.bytes.byteLength,
      gzipSync(file.bytes),
    ),
  );
}

/** Thrown at the end of a change to take back everything a dry run wrote. */
export class DryRunEnded extends Error {}
