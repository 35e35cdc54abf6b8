import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FormProfile, ProfileDocument } from '../../../shared/api/forms';
import type { ImportMapping } from '../../../shared/api/inspection';
import { AppError } from '../../../shared/appError';
import { newId } from '../../../shared/ids';
import { namesOf } from '../../../shared/messages';
import { tables } from '../../../shared/model';
import { ID_FIELD } from '../../exchange/understand/fields';
import type { Store } from '../../store/store';

interface ProfileRow {
  id: string;
  name: string;
  form: string;
  fileName: string;
  fileHash: string;
  mappings: string;
  usedAt: string;
}

/** A form with all that is needed to fill it. */
export interface LoadedProfile {
  name: string;
  fileName: string;
  mappings: ImportMapping[];
  workbook: Uint8Array;
}

/** Longest profile file that is taken in. */
const MOST_PROFILE_BYTES = 400 << 20;

/** Every known form, the one used last first. */
export function listProfiles(store: Store): FormProfile[] {
  return rows(store).map(({ id, name, fileName, mappings, usedAt }) => ({
    ...{ id, name, fileName, usedAt },
    tables: (JSON.parse(mappings) as ImportMapping[]).map(({ sheet, entity }) => ({ sheet, entity: entity ?? '' })),
  }));
}

function rows(store: Store): ProfileRow[] {
  return store.all<ProfileRow>('SELECT * FROM formProfile ORDER BY usedAt DESC, name');
}

/**
 * Finds a form by id, by name, or by the name of its file, with or without its ending.
 * @throws AppError PROFILE_NOT_FOUND
 */
export function findProfile(store: Store, wanted: string): LoadedProfile {
  const known = rows(store);
  const stem = (name: string) => name.slice(0, name.length - extname(name).length);
  const found =
    known.find(({ id }) => id === wanted) ??
    known.find(({ name }) => name === wanted) ??
    known.find(({ fileName }) => fileName === wanted || stem(fileName) === wanted);
  if (!found) throw new AppError('PROFILE_NOT_FOUND', { name: wanted, known: namesOf(known.map(({ name }) => name)) });
  const file = store.get<{ content: Buffer }>('SELECT content FROM importFile WHERE hash = ?', found.fileHash);
  if (!file) throw new AppError('PROFILE_NOT_FOUND', { name: wanted, known: '' });
  const { name, fileName, mappings } = found;
  return { name, fileName, mappings: JSON.parse(mappings) as ImportMapping[], workbook: gunzipSync(file.content) };
}

/** Fingerprints of a form's tables in order: the same headers on the same sheets are the same form. */
function formOf(mappings: readonly ImportMapping[]): string {
  return mappings.map(({ sheetIndex, fingerprint }) => `${sheetIndex}:${fingerprint}`).join(' ');
}

/**
 * Keeps a form that was imported. No part of the import's change: undoing it does not forget the form. The program's own
 * exports are no forms.
 * @param fileHash of a file that is in the store
 */
export function keepProfile(
  store: Store,
  fileName: string,
  fileHash: string,
  mappings: readonly ImportMapping[],
): void {
  const taken = mappings.filter(({ take, entity }) => take && entity !== null);
  const isOwn = taken.some(({ columns }) => columns.some(({ field }) => field === ID_FIELD));
  if (taken.length === 0 || isOwn) return;
  const name = basename(fileName);
  const values = { form: formOf(taken), fileName: name, fileHash, mappings: JSON.stringify(lean(taken)) };
  const free = freeName(store, name.slice(0, name.length - extname(name).length));
  const usedAt = new Date().toISOString();
  store.writeUnjournaled((run) =>
    run(
      `INSERT INTO formProfile (id, name, form, fileName, fileHash, mappings, usedAt) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (form) DO UPDATE SET fileName = excluded.fileName, fileHash = excluded.fileHash,
         mappings = excluded.mappings, usedAt = excluded.usedAt`,
      ...[newId(), free, values.form, values.fileName, values.fileHash, values.mappings, usedAt],
    ),
  );
}

/** A mapping without what was only there to explain it. */
function lean(mappings: readonly ImportMapping[]): ImportMapping[] {
  return mappings.map((mapping) => ({
    ...mapping,
    candidates: [],
    columns: mapping.columns.map((column) => ({ ...column, candidates: [], samples: [] })),
  }));
}

function freeName(store: Store, name: string): string {
  const taken = new Set(rows(store).map((row) => row.name));
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} ${number}`;
  return free;
}

/** @throws AppError PROFILE_NOT_FOUND */
export function renameProfile(store: Store, id: string, name: string): void {
  requireProfile(store, id);
  store.write({ code: 'CHANGE_PROFILE_RENAMED', params: { name } }, (writer) =>
    writer.update('formProfile', id, { name }),
  );
}

/** @throws AppError PROFILE_NOT_FOUND */
export function removeProfile(store: Store, id: string): void {
  const { name } = requireProfile(store, id);
  store.write({ code: 'CHANGE_PROFILE_REMOVED', params: { name } }, (writer) => writer.delete('formProfile', id));
}

function requireProfile(store: Store, id: string): ProfileRow {
  const found = rows(store).find((row) => row.id === id);
  if (!found) throw new AppError('PROFILE_NOT_FOUND', { name: id, known: '' });
  return found;
}

/** A form as a document of its own. @throws AppError PROFILE_NOT_FOUND */
export function profileDocument(store: Store, wanted: string): ProfileDocument {
  const { name, fileName, mappings, workbook } = findProfile(store, wanted);
  return {
    format: 'countyframe.profile/1',
    ...{ name, fileName, mappings },
    workbook: Buffer.from(workbook).toString('base64'),
  };
}

/**
 * Takes a form in that was written by `profileDocument`.
 * @returns its name in this store
 * @throws AppError PROFILE_INVALID
 */
export function takeProfile(store: Store, bytes: Uint8Array): string {
  const document = readProfileDocument(bytes);
  const workbook = Buffer.from(document.workbook, 'base64');
  const hash = createHash('sha256').update(workbook).digest('hex');
  const known = rows(store).find(({ form }) => form === formOf(document.mappings));
  if (!store.get('SELECT 1 FROM importFile WHERE hash = ?', hash)) {
    store.writeUnjournaled((run) =>
      run(
        'INSERT INTO importFile (hash, name, bytes, content) VALUES (?, ?, ?, ?)',
        ...[hash, document.fileName, workbook.length, gzipSync(workbook)],
      ),
    );
  }
  const name = known?.name ?? freeName(store, document.name);
  const label = { code: 'CHANGE_PROFILE_TAKEN', params: { name } };
  const values = {
    fileName: document.fileName,
    fileHash: hash,
    mappings: JSON.stringify(lean(document.mappings)),
    usedAt: new Date().toISOString(),
  };
  store.write(label, (writer) => {
    if (known) writer.update('formProfile', known.id, values);
    else writer.insert('formProfile', { id: newId(), name, form: formOf(document.mappings), ...values });
  });
  return name;
}

/** @throws AppError PROFILE_INVALID */
export function readProfileDocument(bytes: Uint8Array): ProfileDocument {
  const invalid = () => new AppError('PROFILE_INVALID');
  if (bytes.byteLength > MOST_PROFILE_BYTES) throw invalid();
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalid();
  }
  const document = value as Partial<ProfileDocument> | null;
  const entities = new Set(tables.map(({ entity }) => entity));
  const isMapping = (mapping: Partial<ImportMapping> | null): boolean =>
    typeof mapping === 'object' &&
    mapping !== null &&
    typeof mapping.fingerprint === 'string' &&
    typeof mapping.entity === 'string' &&
    entities.has(mapping.entity) &&
    Array.isArray(mapping.columns) &&
    Array.isArray(mapping.headerRows) &&
    typeof mapping.sheetIndex === 'number';
  const isSound =
    document?.format === 'countyframe.profile/1' &&
    typeof document.name === 'string' &&
    document.name !== '' &&
    typeof document.fileName === 'string' &&
    typeof document.workbook === 'string' &&
    Array.isArray(document.mappings) &&
    document.mappings.length > 0 &&
    document.mappings.every(isMapping);
  if (!isSound) throw invalid();
  return document as ProfileDocument;
}
