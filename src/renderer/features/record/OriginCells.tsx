import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provenance } from '../../../shared/api/app';
import { columnLetters } from '../../format/columnLetters';

/** The cells a record came from, with their neighbours, as the file has them. */
export function OriginCells({ origin, columnKey = null }: { origin: Provenance; columnKey?: string | null }) {
  const { t } = useTranslation('ledgers');
  const width = Math.max(0, ...origin.rows.map((row) => row.cells.length));
  const letters = Array.from({ length: width }, (_, i) => columnLetters(i + 1));
  const columns = new Map(origin.columns.map((column) => [column.letter, column]));
  const cellOf = columnKey === null ? undefined : origin.columns.find(({ field }) => isOf(field, columnKey));
  const own = useRef<HTMLTableCellElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cell is brought into sight when another one is meant
  useEffect(() => {
    own.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [cellOf?.letter, origin]);
  return (
    <div data-testid="origin">
      <p>
        {cellOf
          ? t('originCell', { file: origin.file, sheet: origin.sheet, cell: `${cellOf.letter}${origin.row}` })
          : t('originPlace', { file: origin.file, sheet: origin.sheet, row: origin.row })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide row is scrolled by keys only where it takes the focus */}
      <section className="origin-cells" tabIndex={0} aria-label={`${origin.sheet} ${origin.row}`}>
        <table>
          <thead>
            <tr>
              <th />
              {letters.map((letter) => (
                <th key={letter} title={columns.get(letter)?.path.join(' / ')}>
                  {letter} {columns.get(letter)?.path.at(-1) ?? ''}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {origin.rows.map(({ row, cells }) => (
              <tr key={row} className={row === origin.row ? 'is-own' : undefined}>
                <th>{row}</th>
                {letters.map((letter, column) => {
                  const isCell = row === origin.row && letter === cellOf?.letter;
                  return (
                    <td key={letter} className={isCell ? 'is-cell' : undefined} ref={isCell ? own : undefined}>
                      {cells[column] ?? ''}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** Whether a field of the file fills a column of the ledger. */
function isOf(field: string | null, key: string): boolean {
  return field === key || field === `${key}.code`;
}
