import { findUnits } from '../../../shared/units';
import type { CellRange } from '../sheetCells';
import type { MergeIndex } from './grid';
import { isKnownLabel, splitLabelUnit } from './lexicon';
import type { RowProfile } from './profile';
import { columnLetter, displayLabel, squeeze } from './text';
import type { ColumnSample, FoundColumn, FoundHeader } from './types';
import { unitName } from './unitFit';
import { isSequenceLabel, isUnitLine, isUnitToken } from './words';

/** A sample of nothing yet. */
export function emptySample(): ColumnSample {
  return { filled: 0, numbers: 0, dates: 0, words: 0, percents: 0, rows: 0, firstFilled: false, texts: [] };
}

/** Labels of the header rows by column, merged cells and unmerged groups spread over the columns they head. */
class LabelGrid {
  private readonly cells: Map<number, string>[];
  private readonly covers: Map<number, CellRange>[];
  private readonly infer: boolean;

  constructor(
    private readonly rows: RowProfile[],
    merges: MergeIndex,
  ) {
    this.cells = rows.map((r) => new Map(r.cells.map((c) => [c.column, displayLabel(c.text)])));
    const touching = rows.length > 0 ? merges.touching(rows[0]!.row, rows.at(-1)!.row) : [];
    this.covers = rows.map((r) => {
      const cover = new Map<number, CellRange>();
      for (const merge of touching) {
        if (merge.firstRow > r.row || merge.lastRow < r.row) continue;
        const last = Math.min(merge.lastColumn, merge.firstColumn + 20_000);
        for (let c = merge.firstColumn; c <= last; c++) cover.set(c, merge);
      }
      return cover;
    });
    // With merged groups in the header an unmerged blank is meant as a blank.
    this.infer = !touching.some((m) => m.lastColumn > m.firstColumn);
  }

  private own(k: number, column: number): string | undefined {
    const label = this.cells[k]?.get(column);
    return label === '' ? undefined : label;
  }

  private labelAt(k: number, column: number): string | undefined {
    const own = this.own(k, column);
    if (own !== undefined) return own;
    const cover = this.covers[k]!.get(column);
    if (cover) {
      const index = this.rows.findIndex((r) => r.row === cover.firstRow);
      return index < 0 ? undefined : this.own(index, cover.firstColumn);
    }
    return this.infer ? this.inferred(k, column) : undefined;
  }

  /** A blank right of a group's label belongs to the group where both have labels below. */
  private inferred(k: number, column: number): string | undefined {
    const below = (c: number) => this.cells.some((_, i) => i > k && this.own(i, c) !== undefined);
    const above = (c: number) => this.cells.some((_, i) => i < k && this.own(i, c) !== undefined);
    if (!below(column) || above(column)) return undefined;
    for (let left = column - 1; left >= 0; left--) {
      const label = this.own(k, left);
      if (label !== undefined) return below(left) ? label : undefined;
      if (above(left) || !below(left)) return undefined;
    }
    return undefined;
  }

  path(column: number): string[] {
    const path: string[] = [];
    for (let k = 0; k < this.rows.length; k++) {
      const label = this.labelAt(k, column);
      if (label !== undefined && label !== path.at(-1)) path.push(label);
    }
    return path;
  }
}

/** Unit of a column: from the unit row, its own label, or the nearest label above that has one. */
function unitOf(path: string[], unitCell: string | undefined): string | null {
  if (unitCell !== undefined && isUnitToken(squeeze(unitCell))) return unitName(unitCell);
  // `Month` alone is what the column holds.
  if (path.length === 1 && isKnownLabel(path[0]!)) return splitLabelUnit(path[0]!).unit;
  for (let i = path.length - 1; i >= 0; i--) {
    const label = path[i]!;
    if (isUnitToken(squeeze(label))) return unitName(label);
    const { unit } = splitLabelUnit(label);
    if (unit !== null) return unit;
  }
  return null;
}

/**
 * Describes a header from its rows.
 * @param rows profiles of all header rows, top to bottom
 * @param labelRows how many of them carry labels; the others are units or column numbers, in the order of `special`
 * @param span first and last 0-based column of the table
 * @param titles texts above the header
 */
export function describeHeader(
  rows: RowProfile[],
  labelRows: number,
  special: ('units' | 'numbers')[],
  merges: MergeIndex,
  span: [number, number],
  titles: string[],
): FoundHeader {
  const grid = new LabelGrid(rows.slice(0, labelRows), merges);
  const at = special.indexOf('units');
  const units = new Map((at < 0 ? [] : rows[labelRows + at]!.cells).map((c) => [c.column, c.text]));
  const columns: FoundColumn[] = [];
  for (let column = span[0]; column <= span[1]; column++) {
    const path = grid.path(column);
    columns.push({
      column,
      letter: columnLetter(column),
      path,
      unit: unitOf(path, units.get(column)),
      sample: emptySample(),
    });
  }
  const leaf = (c: FoundColumn) => squeeze(splitLabelUnit(c.path.at(-1) ?? '').label);
  return {
    firstRow: rows[0]!.row,
    lastRow: rows.at(-1)!.row,
    columns,
    titles: titles.map((t) => displayLabel(t)).filter((t) => t !== ''),
    lineUnits: titles.filter((t) => isUnitLine(squeeze(t))).flatMap(findUnits),
    labels: rows.map((r) => new Map(r.cells.map((c) => [c.column, c.squeezed]))),
    sequenceColumn: columns.find((c) => isSequenceLabel(leaf(c)))?.column ?? null,
    nameColumns: columns.filter((c) => NAME.test(leaf(c))).map((c) => c.column),
    codeColumns: columns.filter((c) => CODE.test(leaf(c)) && !isSequenceLabel(leaf(c))).map((c) => c.column),
    chineseSequence: false,
  };
}

const NAME = /(?:名称|姓名|名|name|^项目|^线路|^馈线|^台区|^变电站|^村|^乡镇|^配变|^主变|工程)$/;
const CODE = /(?:编码|编号|代码|code|id)$/;
