import { z } from 'zod';
import type { ImportQuestions, NameDecision } from '../../../shared/api/imports';
import { AppError } from '../../../shared/appError';
import { tables } from '../../../shared/model';
import type { Store } from '../../store/store';
import { LinkIndex } from '../sheet/links';
import type { Scope } from '../sheet/scope';
import type { ImportWork } from './importWork';
import { rowOfTarget } from './nearRows';
import { recordName } from './recordName';

/** A record by its id, code or name; null: none of those proposed; absent: not answered. */
const record = z.string().trim().min(1).nullable().optional();

const names = z.array(z.object({ entity: z.string(), text: z.string(), target: record })).default([]);

const asked = z.object({
  names,
  others: names,
  rows: z
    .array(z.object({ file: z.string().optional(), sheet: z.string(), row: z.number().int(), record }))
    .default([]),
});
const document = z.union([z.object({ questions: asked }).transform(({ questions }) => questions), asked]);

/** What somebody answered to what a dry run asked. */
export type ImportAnswers = z.infer<typeof asked>;

/**
 * Reads answers: the document of a dry run with `target` and `record` filled in, or its `questions` alone.
 * @throws AppError ANSWERS_NOT_UNDERSTOOD with the path of the fault
 */
export function readAnswers(json: unknown, file: string): ImportAnswers {
  const read = document.safeParse(json);
  if (read.success) return read.data;
  const path = read.error.issues[0]?.path.join('.') ?? '';
  throw new AppError('ANSWERS_NOT_UNDERSTOOD', { file, path }, { file, path });
}

/**
 * Gives an import its answers; call when all files are read.
 * @throws AppError ANSWER_RECORD_UNKNOWN where an answer names no record, or several; ANSWER_ROW_UNKNOWN
 */
export function answer(
  work: ImportWork,
  store: Store,
  scope: Scope,
  { names, others, rows }: ImportAnswers,
  file: string,
): NameDecision[] {
  const links = new LinkIndex(store, scope);
  const find = (entity: string, text: string) => {
    if (rowOfTarget(text) !== null) return text;
    const id = tables.some((table) => table.entity === entity) ? links.find(entity, text) : null;
    if (id === null) throw new AppError('ANSWER_RECORD_UNKNOWN', { file, text, entity }, { file });
    return id;
  };
  for (const { record: given, ...place } of rows) {
    if (given === undefined) continue;
    const entity = work.entityAt(place);
    if (entity === null)
      throw new AppError('ANSWER_ROW_UNKNOWN', { file, sheet: place.sheet, row: place.row }, { file });
    work.choose(place, given === null ? null : find(entity, given));
  }
  return [...names, ...others].flatMap(({ entity, text, target }) =>
    target === undefined ? [] : [{ entity, text, target: target === null ? null : find(entity, target) }],
  );
}

/** Rows asked about at once; the rest is asked after these were answered. */
const MOST_ROWS = 2_000;

/** What the last plan could not decide by itself. */
export function questionsOf(work: ImportWork, store: Store): ImportQuestions {
  const rows = work.ambiguous().slice(0, MOST_ROWS);
  return {
    names: work.names.near.map(({ entity, text, rows: count, sheet, row, candidates }) => ({
      ...{ entity, text, rows: count, sheet, row },
      candidates: candidates.map(({ id, name }) => ({ id, name })),
    })),
    others: work.names.others.map(({ entity, text, rows: count, sheet, row }) => ({
      ...{ entity, text, rows: count, sheet, row },
    })),
    rows: rows.map(({ file, row: { source, candidates } }) => ({
      ...{ file, sheet: source.sheet, row: source.row, entity: source.entity },
      candidates: candidates.slice(0, 20).map((id) => ({ id, name: recordName(store, source.entity, id) })),
    })),
  };
}
