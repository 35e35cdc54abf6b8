import type { MappingReason } from '../../../shared/api/inspection';
import { wordMessage } from '../../../shared/messages';
import { findTable } from '../../../shared/model';
import type { TableDescription } from '../../../shared/model/describe';
import { type Candidate, candidatesFor } from './candidates';
import { joinClocks } from './clocks';
import { isComputed, resolveField, timeField } from './fields';
import { splitLabelUnit } from './lexicon';
import { squeeze } from './text';
import type { FoundColumn, FoundHeader } from './types';
import { unitFromLine } from './unitFit';

/** Below this a guess is only offered, not taken. */
const TAKE_FROM = 0.6;

/** Columns up to which labels are also compared by resemblance; a wider sheet is no ledger of ours. */
const MOST_COMPARED = 400;

/** What one column of a table was given. */
export interface MappedColumn {
  column: FoundColumn;
  /** Null: kept as an extra attribute (or, for running numbers and empty columns, left out). */
  field: string | null;
  /** Unit of the header, else the unit line's that measures the field. */
  unit: string | null;
  confidence: number;
  reason: MappingReason;
  candidates: Candidate[];
  /** A running number, or a column with neither label nor values. */
  idle: boolean;
}

export interface ColumnMapping {
  columns: MappedColumn[];
  /** Fields no column was found for. */
  missing: { field: string; required: boolean }[];
}

interface Bid {
  index: number;
  candidate: Candidate;
}

/**
 * Gives each column of a table at most one field, and each field to at most one column: the surest bid first.
 * @param header the table's header with samples of its values
 * @param entity the entity its rows are records of; null gives every column without a field
 * @param similar also take labels that only resemble a known spelling
 */
export function mapColumns(header: FoundHeader, entity: string | null, similar = true): ColumnMapping {
  const table = entity === null ? null : findTable(entity);
  const bids: Bid[] = [];
  const candidates = header.columns.map((column, index) => {
    if (!table || column.column === header.sequenceColumn) return [];
    const found = candidatesFor(column, table, similar && header.columns.length <= MOST_COMPARED);
    for (const candidate of found) if (candidate.confidence >= TAKE_FROM) bids.push({ index, candidate });
    return found;
  });
  dropDoubtful(header, bids);
  bids.sort((a, b) => b.candidate.confidence - a.candidate.confidence || a.index - b.index);
  const taken = new Map<number, Candidate>();
  const used = new Set<string>();
  for (const { index, candidate } of bids) {
    if (taken.has(index) || used.has(candidate.field)) continue;
    taken.set(index, candidate);
    used.add(candidate.field);
  }
  if (table) joinClocks(header, table, candidates, taken, used);
  if (table && similar) guessByPosition(header, table, taken, used);
  const columns = header.columns.map((column, index): MappedColumn => {
    const won = taken.get(index);
    const idle =
      !won &&
      (column.column === header.sequenceColumn ||
        isOwnRemark(column) ||
        (column.path.length === 0 && column.sample.filled === 0));
    const field = won?.field ?? null;
    const resolved = table && field !== null ? resolveField(table, field) : null;
    const unit = column.unit ?? (resolved ? unitFromLine(header.lineUnits, resolved) : null);
    return {
      column,
      field,
      unit,
      confidence: won?.confidence ?? 0,
      reason: won?.reason ?? reasonLeft(column, header),
      candidates: candidates[index]!.filter((c) => c.field !== field).slice(0, 5),
      idle,
    };
  });
  return { columns, missing: table ? missingFields(table, used) : [] };
}

/** What the program itself wrote beside rows it sent back: no part of the data. */
const OWN_REMARKS = new Set(
  (['zh', 'en'] as const).flatMap((language) =>
    ['WORKBOOK_REJECTED_ROW', 'WORKBOOK_REJECTED_WHY'].map((code) => wordMessage(language, code)),
  ),
);

function isOwnRemark({ path }: FoundColumn): boolean {
  return path.length === 1 && OWN_REMARKS.has(path[0]!.trim());
}

/**
 * The same label under several headings (配电室 / 配变台数, 箱变 / 配变台数) is the whole under none of them: which of them a
 * quantity was, would be guessed.
 */
function dropDoubtful(header: FoundHeader, bids: Bid[]): void {
  const places = new Map<string, Set<number>>();
  const keyOf = ({ index, candidate }: Bid) =>
    `${candidate.field}\n${squeeze(header.columns[index]!.path.at(-1) ?? '')}`;
  for (const bid of bids) {
    if (!bid.candidate.isLeafOnly) continue;
    const key = keyOf(bid);
    places.set(key, (places.get(key) ?? new Set()).add(bid.index));
  }
  for (let i = bids.length - 1; i >= 0; i--) {
    const bid = bids[i]!;
    if (bid.candidate.isLeafOnly && places.get(keyOf(bid))!.size > 1) bids.splice(i, 1);
  }
}

function reasonLeft(column: FoundColumn, header: FoundHeader): MappingReason {
  const label = column.path.join(' / ');
  if (isOwnRemark(column)) return { code: 'LEFT_REMARK', params: { label } };
  if (column.column === header.sequenceColumn) return { code: 'LEFT_SEQUENCE', params: { label } };
  if (column.path.length === 0) return { code: 'LEFT_NO_LABEL', params: { column: column.letter } };
  return { code: 'LEFT_EXTRA', params: { label } };
}

/** A name without its own label stands right behind the running number, or first. */
function guessByPosition(
  header: FoundHeader,
  table: TableDescription,
  taken: Map<number, Candidate>,
  used: Set<string>,
): void {
  const name = table.nameColumn;
  if (used.has(name) || !table.identity.includes(name) || resolveField(table, name)?.column.kind !== 'text') return;
  const start = header.columns.findIndex((c) => c.column !== header.sequenceColumn);
  const index = start < 0 ? -1 : start;
  const column = header.columns[index];
  if (!column || taken.has(index)) return;
  const label = squeeze(splitLabelUnit(column.path.at(-1) ?? '').label);
  const { sample } = column;
  if (label !== '' && !/^(?:名称|项目|内容|名|工程|单位名称|name)$/.test(label)) return;
  if (sample.filled < 2 || sample.words < sample.filled * 0.6) return;
  taken.set(index, {
    field: name,
    confidence: 0.5,
    reason: { code: 'MAPPED_BY_POSITION', params: { label: label === '' ? column.letter : label } },
  });
  used.add(name);
}

/** Fields of an entity that none of the given ones fills. */
export function missingFields(
  table: TableDescription,
  used: ReadonlySet<string>,
): { field: string; required: boolean }[] {
  return table.columns
    .filter((c) => !isComputed(c) && !used.has(c.key) && !used.has(`${c.key}.code`) && !used.has(timeField(c.key)))
    .map((c) => ({ field: c.key, required: c.required === true || table.identity.includes(c.key) }));
}
