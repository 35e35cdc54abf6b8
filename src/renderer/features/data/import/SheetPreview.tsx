import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportMapping, SkippedLine } from '../../../../shared/api/inspection';
import { planningYears } from '../../../../shared/model/sheetColumns';
import { backend } from '../../../api/backend';
import { attempt } from '../../../app/actions';
import { useApp } from '../../../app/useApp';
import { columnLetters } from '../../../format/columnLetters';
import { fieldLabel, hueClass } from './fields';
import { RowMenu } from './RowMenu';
import './columnMark.css';
import './preview.css';

/** Rows fetched at once while scrolling. */
const PAGE = 100;

interface Props {
  sessionId: string;
  /** Position of the file among those of the import. */
  file: number;
  mapping: ImportMapping;
  /** Position of the table among the mappings. */
  index: number;
  /** Changes with every check. */
  version: number;
  /** Letter of the chosen column. */
  column: string | null;
  onColumn: (letter: string) => void;
  onChange: (mapping: ImportMapping) => void;
}

/** The original sheet with the found table outlined; a mapped column carries the name and colour of its field. */
export function SheetPreview({ sessionId, file, mapping, index, version, column, onColumn, onChange }: Props) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const state = useApp((app) => app.state);
  const plan = state!.plans.find((candidate) => candidate.id === state!.planId)!;
  const years = planningYears(plan);
  const [rows, setRows] = useState<{ row: number; cells: string[] }[]>([]);
  const [skipped, setSkipped] = useState<Map<number, SkippedLine['why']>>(new Map());
  const [hasMore, setMore] = useState(true);

  const fetchCells = (firstRow: number, lastRow: number) =>
    attempt(() =>
      backend().imports.cells({ sessionId, file, sheet: mapping.sheetIndex, firstRow, lastRow, mapping: index }),
    );
  const load = async (first: number) => {
    const found = await fetchCells(first, first + PAGE - 1);
    if (!found) return;
    setRows((old) => (first === 1 ? found.rows : [...old, ...found.rows]));
    setSkipped((old) => withReasons(first === 1 ? new Map() : old, found.skipped));
    setMore(found.rows.length === PAGE);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: loads once for the sheet it is keyed by
  useEffect(() => void load(1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other header rows or hidden rows change what is a record
  useEffect(() => {
    const shown = rows.at(-1)?.row;
    if (shown === undefined) return;
    void fetchCells(1, shown).then((found) => {
      if (found) setSkipped(withReasons(new Map(), found.skipped));
    });
  }, [version]);

  const letters = new Map(mapping.columns.map((column, index) => [column.letter, { column, index }]));
  const width = Math.max(
    ...rows.map((row) => row.cells.length),
    ...mapping.columns.map((c) => columnNumber(c.letter)),
    1,
  );
  const places = mapping.columns.map((own) => columnNumber(own.letter));
  const [from, to] = [Math.min(...places), Math.max(...places)];
  const bottom = Math.max(mapping.lastDataRow, mapping.headerRows[1]);
  const edgeOf = (row: number, number: number) => {
    if (number < from || number > to || row < mapping.headerRows[0] || row > bottom) return '';
    const edges = [
      row === mapping.headerRows[0] ? 'edge-top' : '',
      row === bottom ? 'edge-bottom' : '',
      number === from ? 'edge-left' : '',
      number === to ? 'edge-right' : '',
    ];
    return edges.join(' ');
  };
  const hueOf = (row: number, number: number) => {
    if (row !== mapping.headerRows[1]) return '';
    const found = letters.get(columnLetters(number));
    const field = found?.column.field;
    return field && field !== 'extra' ? `has-hue ${hueClass(found.index)}` : '';
  };
  const leave = new Set(mapping.leaveRows);
  const kindOf = (row: number) => {
    if (row >= mapping.headerRows[0] && row <= mapping.headerRows[1]) return 'is-header';
    if (row >= mapping.firstDataRow && row <= mapping.lastDataRow) {
      if (leave.has(row)) return 'is-left';
      return skipped.has(row) ? 'is-skipped' : 'is-data';
    }
    return 'is-outside';
  };
  return (
    <div className="import-preview" data-testid="sheet-preview">
      <table>
        <thead>
          <tr>
            <th />
            {Array.from({ length: width }, (_, i) => {
              const letter = columnLetters(i + 1);
              const found = letters.get(letter);
              const field = found?.column.field;
              const isMapped = field !== undefined && field !== null && field !== 'extra';
              return (
                <th
                  key={letter}
                  className={`${isMapped ? hueClass(found!.index) : ''} ${letter === column ? 'is-chosen' : ''}`}
                  onMouseDown={() => onColumn(letter)}
                >
                  <span className="import-letter">{letter}</span>
                  <span className="import-field">
                    {isMapped && mapping.entity
                      ? fieldLabel(mapping.entity, field, years, language, { code: t('code'), time: t('timeOfDay') })
                      : field === 'extra' && mapping.entity
                        ? t('extra')
                        : ''}
                  </span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells }) => (
            <tr key={row} className={kindOf(row)}>
              <th>
                <RowMenu row={row} why={skipped.get(row)} mapping={mapping} onChange={onChange} />
              </th>
              {Array.from({ length: width }, (_, i) => (
                <td
                  key={columnLetters(i + 1)}
                  title={cells[i]}
                  className={`${edgeOf(row, i + 1)} ${hueOf(row, i + 1)}`}
                  onMouseDown={() => onColumn(columnLetters(i + 1))}
                >
                  {cells[i] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hasMore && rows.length > 0 ? (
        <button type="button" className="link-button import-more" onClick={() => void load(rows.at(-1)!.row + 1)}>
          {t('moreRows')}
        </button>
      ) : null}
    </div>
  );
}

function withReasons(old: Map<number, SkippedLine['why']>, found: SkippedLine[]): Map<number, SkippedLine['why']> {
  return new Map([...old, ...found.map(({ row, why }) => [row, why] as const)]);
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
