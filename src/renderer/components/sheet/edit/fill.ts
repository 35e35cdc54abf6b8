import type { CellValue, ColumnDescription } from '../../../../shared/model/describe';

/**
 * What fills the cells that follow a run of source cells in one column, as Excel's fill handle does: figures with an
 * even step go on with that step, everything else repeats. Amounts are never extrapolated.
 * @param source values in the direction of filling
 * @param count number of cells to fill
 * @param copyOnly repeat even where a series could be seen (Ctrl held)
 */
export function fillValues(
  source: CellValue[],
  count: number,
  column: ColumnDescription,
  copyOnly: boolean,
): CellValue[] {
  const step = copyOnly ? null : seriesStep(source, column);
  const last = source.at(-1) as number;
  const decimals = Math.max(...source.map((v) => String(v).split('.')[1]?.length ?? 0));
  return Array.from({ length: count }, (_, i) =>
    step === null ? (source[i % source.length] ?? null) : Number((last + step * (i + 1)).toFixed(decimals)),
  );
}

function seriesStep(source: CellValue[], column: ColumnDescription): number | null {
  if (source.length < 2 || !['integer', 'year', 'decimal'].includes(column.kind)) return null;
  if (!source.every((v) => typeof v === 'number')) return null;
  const figures = source as number[];
  const step = figures[1]! - figures[0]!;
  if (step === 0) return null;
  return figures.every((v, i) => i === 0 || Math.abs(v - figures[i - 1]! - step) < 1e-9) ? step : null;
}
