import { useTranslation } from 'react-i18next';
import type { Provenance } from '../../../shared/api/app';

/** The cells a record came from, with their neighbours, as the file has them. */
export function OriginCells({ origin }: { origin: Provenance }) {
  const { t } = useTranslation('ledgers');
  const width = Math.max(0, ...origin.rows.map((row) => row.cells.length));
  return (
    <div data-testid="origin">
      <p>{t('originPlace', { file: origin.file, sheet: origin.sheet, row: origin.row })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide row is scrolled by keys only where it takes the focus */}
      <section className="origin-cells" tabIndex={0} aria-label={`${origin.sheet} ${origin.row}`}>
        <table>
          <tbody>
            {origin.rows.map(({ row, cells }) => (
              <tr key={row} className={row === origin.row ? 'is-own' : undefined}>
                <th>{row}</th>
                {Array.from({ length: width }, (_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its position
                  <td key={column}>{cells[column] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
