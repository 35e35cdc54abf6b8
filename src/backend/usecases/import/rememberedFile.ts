import { z } from 'zod';
import { AppError } from '../../../shared/appError';
import { newId } from '../../../shared/ids';
import type { Language } from '../../../shared/messages';
import { findTable } from '../../../shared/model';
import { importableEntities } from '../../../shared/model/importable';
import type { RememberedMapping } from '../../exchange/understand/remembered';
import type { Store } from '../../store/store';
import type { RememberedRow } from './mappingMemory';
import { pointersTo, requireField, requireForm } from './rememberedForms';

/** Longest file that is taken in. */
const MOST_BYTES = 16 << 20;
const LONGEST_NAME = 200;
const MOST_POINTERS = 20;

const fingerprint = z.string().regex(/^[hs]1-[0-9a-f]{16}$/);
const row = z.number().int().min(1).max(1_048_576);
const mapping = z.object({
  entity: z.enum(importableEntities),
  isChosen: z.boolean(),
  columns: z
    .array(
      z.object({
        path: z.array(z.string()).max(16),
        field: z.string().nullable(),
        unit: z.string().nullable(),
        headerUnit: z.string().nullable(),
        fillDown: z.boolean(),
        values: z.record(z.string(), z.string()).optional(),
      }),
    )
    .max(20_000),
});

/** countyframe.remembered/1: a remembered form, to be taken to another store. */
const document = z.object({
  format: z.literal('countyframe.remembered/1'),
  name: z.string().trim().min(1).max(LONGEST_NAME),
  fingerprint,
  mapping,
  sources: z.array(z.string()).max(20),
  /** Where its header is, by the fingerprint of what the program finds instead. */
  pointers: z
    .array(z.object({ fingerprint, header: z.object({ rows: z.tuple([row, row]), fingerprint }) }))
    .max(MOST_POINTERS),
});
type RememberedDocument = z.infer<typeof document>;

/**
 * A form as a document of its own, one that `takeForm` takes. A form without a name is called by what it holds.
 * @throws AppError REMEMBERED_NOT_FOUND
 */
export function formDocument(store: Store, id: string, language: Language): RememberedDocument {
  const own = requireForm(store, id);
  const mapping = JSON.parse(own.mapping!) as RememberedMapping;
  const name = own.name.trim() || findTable(mapping.entity).label[language];
  return {
    format: 'countyframe.remembered/1',
    ...{ name: name.slice(0, LONGEST_NAME).trim(), fingerprint: own.fingerprint, mapping },
    sources: JSON.parse(own.sources),
    pointers: pointersTo(store, own.fingerprint)
      .slice(0, MOST_POINTERS)
      .map((pointer) => ({ fingerprint: pointer.fingerprint, header: JSON.parse(pointer.header!) })),
  };
}

/**
 * Takes a form in that was written by `formDocument`; one with the same header is replaced. No other form is: pointers
 * from the header of another one, or to another one, are left out.
 * @returns its name
 * @throws AppError REMEMBERED_INVALID, FIELD_UNKNOWN
 */
export function takeForm(store: Store, bytes: Uint8Array): string {
  const read = readDocument(bytes);
  for (const { field } of read.mapping.columns) requireField(read.mapping.entity, field);
  const { name } = read;
  const common = { sources: JSON.stringify(read.sources), usedAt: new Date().toISOString() };
  const pointers = read.pointers.filter(
    (pointer) => pointer.fingerprint !== read.fingerprint && pointer.header.fingerprint === read.fingerprint,
  );
  const entries = [
    { fingerprint: read.fingerprint, name, mapping: JSON.stringify(read.mapping), header: null },
    ...pointers.map((pointer) => ({
      ...{ fingerprint: pointer.fingerprint, name: '', mapping: null },
      header: JSON.stringify(pointer.header),
    })),
  ];
  store.write({ code: 'CHANGE_REMEMBERED_TAKEN', params: { name } }, (writer) => {
    for (const entry of entries) {
      const known = store.get<RememberedRow>('SELECT * FROM rememberedHeader WHERE fingerprint = ?', entry.fingerprint);
      if (known?.mapping && entry.mapping === null) continue;
      if (known) writer.update('rememberedHeader', known.id, { ...entry, ...common });
      else writer.insert('rememberedHeader', { id: newId(), ...entry, ...common });
    }
  });
  return name;
}

function readDocument(bytes: Uint8Array): RememberedDocument {
  if (bytes.byteLength > MOST_BYTES) throw new AppError('REMEMBERED_INVALID');
  try {
    return document.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (cause) {
    throw new AppError('REMEMBERED_INVALID', {}, undefined, { cause });
  }
}
