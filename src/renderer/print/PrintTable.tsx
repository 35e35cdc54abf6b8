import { useTranslation } from 'react-i18next';
import type { PrintColumn, PrintRow } from '../components/sheet';
import type { Strip } from './paper';

interface Props {
  columns: readonly PrintColumn[];
  strip: Strip;
  rows: readonly PrintRow[];
  totals: readonly string[] | null;
}

/** A part of the sheet on one page: heads (two rows where the columns group), rows, the totals on the last page. */
export function PrintTable({ columns, strip, rows, totals }: Props) {
  const { t } = useTranslation('print');
  const own = strip.columns.map((index) => columns[index]!);
  const hasGroups = own.some((column) => column.group);
  return (
    <table className="paper-table">
      <colgroup>
        <col style={{ width: `${strip.numberMm}mm` }} />
        {strip.widthsMm.map((width, index) => (
          <col key={own[index]!.key} style={{ width: `${width}mm` }} />
        ))}
      </colgroup>
      <thead>
        {hasGroups ? (
          <tr>
            <th rowSpan={2}>{t('number')}</th>
            {headGroups(own).map(({ key, text, span }) =>
              text === null ? (
                <th key={key} rowSpan={2}>
                  <Head column={own.find((column) => column.key === key)!} />
                </th>
              ) : (
                <th key={key} colSpan={span}>
                  {text}
                </th>
              ),
            )}
          </tr>
        ) : null}
        <tr>
          {hasGroups ? null : <th>{t('number')}</th>}
          {own
            .filter((column) => !hasGroups || column.group)
            .map((column) => (
              <th key={column.key}>
                <Head column={column} />
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a page keep their places
          <tr key={index} className={row.isGroup ? 'is-group' : undefined}>
            <td className="is-figure">{row.number}</td>
            {strip.columns.map((at) => (
              <td
                key={columns[at]!.key}
                className={columns[at]!.isFigure && !row.isGroup ? 'is-figure' : figure(columns[at]!)}
              >
                {row.texts[at]}
              </td>
            ))}
          </tr>
        ))}
        {totals ? (
          <tr className="is-total">
            <td>{t('total')}</td>
            {strip.columns.map((at) => (
              <td key={columns[at]!.key} className={figure(columns[at]!)}>
                {totals[at]}
              </td>
            ))}
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function figure(column: PrintColumn): string | undefined {
  return column.isFigure ? 'is-figure' : undefined;
}

function Head({ column }: { column: PrintColumn }) {
  return (
    <>
      {column.label}
      {column.unit ? <span className="paper-unit"> {column.unit}</span> : null}
    </>
  );
}

/** Neighbours with the same heading share one cell; a column without a heading stands over both rows. */
function headGroups(columns: readonly PrintColumn[]): { key: string; text: string | null; span: number }[] {
  const cells: { key: string; text: string | null; span: number }[] = [];
  for (const column of columns) {
    const last = cells.at(-1);
    if (column.group && last?.text === column.group) last.span++;
    else cells.push({ key: column.key, text: column.group, span: 1 });
  }
  return cells;
}
