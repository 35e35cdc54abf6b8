import { createHash } from 'node:crypto';
import type { Attachment } from '../../../shared/api/home';
import { ATTACHMENT_LIMIT_BYTES, THUMBNAIL_LIMIT_BYTES } from '../../../shared/api/home';
import { AppError } from '../../../shared/appError';
import { findTable } from '../../../shared/model';
import type { Store } from '../../store/store';
import { recordName } from '../import/recordName';

/** Most files on one record. */
const FILES_PER_RECORD = 50;

/** What a file is, told by its first bytes: a name or a type that came with it may be wrong. */
const SIGNATURES: { type: string; ending: string; isIt(bytes: Uint8Array): boolean }[] = [
  { type: 'image/jpeg', ending: 'jpg', isIt: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  { type: 'image/png', ending: 'png', isIt: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]) },
  {
    type: 'image/webp',
    ending: 'webp',
    isIt: (bytes) =>
      startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]),
  },
  { type: 'application/pdf', ending: 'pdf', isIt: (bytes) => startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d]) },
];

function startsWith(bytes: Uint8Array, head: number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

/** @returns the files attached to a record, oldest first, thumbnails as base64 of a JPEG */
export function listAttachments(store: Store, entity: string, recordId: string): Attachment[] {
  return store
    .all<Omit<Attachment, 'thumbnail'> & { thumbnail: Buffer | null }>(
      `SELECT a.id, a.name, f.type, a.sizeBytes, a.time, f.thumbnail
       FROM attachment a JOIN attachmentFile f ON f.hash = a.hash
       WHERE a.entity = ? AND a.recordId = ? ORDER BY a.time, a.id`,
      entity,
      recordId,
    )
    .map((row) => ({ ...row, thumbnail: row.thumbnail ? row.thumbnail.toString('base64') : null }));
}

/**
 * Attaches a photo or PDF to a record. The content is kept once, by its hash.
 * @param thumbnail a small JPEG; null for a PDF
 * @returns id of the attachment
 * @throws AppError ATTACHMENT_TOO_LARGE, ATTACHMENT_TYPE, ATTACHMENT_TOO_MANY
 */
export function attachFile(
  store: Store,
  target: { entity: string; recordId: string },
  file: { name: string; bytes: Uint8Array; thumbnail: Uint8Array | null },
): string {
  const { entity, recordId } = target;
  findTable(entity);
  const name = cleanName(file.name);
  if (file.bytes.length > ATTACHMENT_LIMIT_BYTES) {
    throw new AppError('ATTACHMENT_TOO_LARGE', { name, limitMb: ATTACHMENT_LIMIT_BYTES / 1024 / 1024 });
  }
  const kind = SIGNATURES.find((signature) => signature.isIt(file.bytes));
  if (!kind) throw new AppError('ATTACHMENT_TYPE', { name });
  const { count } = store.get<{ count: number }>(
    'SELECT count(*) AS count FROM attachment WHERE entity = ? AND recordId = ?',
    entity,
    recordId,
  )!;
  if (count >= FILES_PER_RECORD) throw new AppError('ATTACHMENT_TOO_MANY', { limit: FILES_PER_RECORD });
  const hash = createHash('sha256').update(file.bytes).digest('hex');
  const isSmall = file.thumbnail !== null && file.thumbnail.length <= THUMBNAIL_LIMIT_BYTES;
  const thumbnail = isSmall && SIGNATURES[0]!.isIt(file.thumbnail!) ? Buffer.from(file.thumbnail!) : null;
  store.writeUnjournaled((run) =>
    run(
      'INSERT INTO attachmentFile (hash, type, content, thumbnail) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING',
      hash,
      kind.type,
      Buffer.from(file.bytes),
      thumbnail,
    ),
  );
  return store.write(
    { code: 'CHANGE_ATTACHED', params: { file: name, name: recordName(store, entity, recordId) } },
    (writer) =>
      writer.insert('attachment', {
        entity,
        recordId,
        hash,
        name,
        sizeBytes: file.bytes.length,
        time: new Date().toISOString(),
      }),
  ).result;
}

/** @throws AppError ATTACHMENT_NOT_FOUND */
export function readAttachment(store: Store, attachmentId: string): { name: string; type: string; content: Buffer } {
  const found = store.get<{ name: string; type: string; content: Buffer }>(
    'SELECT a.name, f.type, f.content FROM attachment a JOIN attachmentFile f ON f.hash = a.hash WHERE a.id = ?',
    attachmentId,
  );
  if (!found) throw new AppError('ATTACHMENT_NOT_FOUND', {}, { id: attachmentId });
  return found;
}

/** Takes a file off its record; the content stays for the undo. @throws AppError ATTACHMENT_NOT_FOUND */
export function removeAttachment(store: Store, attachmentId: string): void {
  const found = store.get<{ name: string }>('SELECT name FROM attachment WHERE id = ?', attachmentId);
  if (!found) throw new AppError('ATTACHMENT_NOT_FOUND', {}, { id: attachmentId });
  store.write({ code: 'CHANGE_DETACHED', params: { file: found.name } }, (writer) =>
    writer.delete('attachment', attachmentId),
  );
}

/**
 * Takes contents out of the store that no attachment has and no change of the history can bring back, such as those of an
 * attaching that a crash cut off. What was attached once stays for as long as the history knows of it: undo needs it.
 * @returns how many were taken out
 */
export function purgeContents(store: Store): number {
  const unattached = store.all<{ hash: string }>(
    'SELECT hash FROM attachmentFile f WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.hash = f.hash)',
  );
  // The journal has no index for what follows, and is read only where something hangs on nothing.
  if (unattached.length === 0) return 0;
  const known = new Set(
    store
      .all<{ hash: string }>(
        `SELECT DISTINCT json_extract("before", '$.hash') AS hash FROM changeRow
         WHERE entity = 'attachment' AND kind = 'delete'`,
      )
      .map(({ hash }) => hash),
  );
  const orphans = unattached.filter(({ hash }) => !known.has(hash));
  if (orphans.length === 0) return 0;
  store.writeUnjournaled((run) => {
    for (const { hash } of orphans) run('DELETE FROM attachmentFile WHERE hash = ?', hash);
  });
  return orphans.length;
}

/** A file name that every system takes: no folders, no control characters, not endless. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).pop() ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return last.replace(/[\u0000-\u001f<>:"|?*]/g, '_').slice(-120) || 'file';
}
