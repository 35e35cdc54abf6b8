import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { wordMessage } from '../../../../shared/messages';
import { textReader } from '../edit/take';
import type { SheetController } from '../grid/controller';
import { formatNumber } from '../model/format';
import { findReplacements, type ReplaceHit, replaceEdits } from '../model/replace';
import * as sel from '../model/selection';
import { BarButton } from './BarButton';
import { useSheetUi } from './useSheetUi';

/** Hits listed in the preview; all of them are replaced. */
const LISTED = 200;

type ScopeName = 'selection' | 'column' | 'shown';

/** Find and replace across the sheet: what would change is listed before it is written, as one change. */
export function ReplacePanel({ sheet }: { sheet: SheetController }): ReactNode {
  const { isReplacing } = useSheetUi(sheet);
  return isReplacing ? <OpenPanel sheet={sheet} /> : null;
}

function OpenPanel({ sheet }: { sheet: SheetController }): ReactNode {
  // The selection the panel was opened with: moving through the hits changes the present one.
  const [selected] = useState(() => selectedScope(sheet));
  const [find, setFind] = useState('');
  const [replacement, setReplacement] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeCell, setWholeCell] = useState(false);
  const [scope, setScope] = useState<ScopeName>(selected.cells > 1 ? 'selection' : 'shown');
  const [round, setRound] = useState(0);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const w = sheet.words.bind(sheet);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a replacement done makes a new round
  const hits = useMemo(
    () =>
      findReplacements(
        sheet.view,
        scopeOf(sheet, scope, selected),
        { find, replacement, matchCase, wholeCell },
        (column) => textReader(column, sheet.rows, sheet.language),
      ),
    [sheet, scope, selected, find, replacement, matchCase, wholeCell, round],
  );
  const good = hits.filter((hit) => hit.taken.ok);
  const close = () => {
    sheet.setUi({ isReplacing: false });
    sheet.editor.focus();
  };
  const replace = () => {
    const cells = replaceEdits(good, (slot, key) => sheet.rows.value(slot, key));
    if (cells.length === 0) return;
    void sheet.commit({ label: { code: 'CHANGE_REPLACE', params: { count: good.length, find, replacement } }, cells });
    setRound(round + 1);
  };
  const scopes: [ScopeName, string][] = [
    ['shown', w('replaceShown', { count: formatNumber(sheet.view.slots.length, 0) })],
    ['column', w('replaceColumn', { column: selected.column?.label[sheet.language] ?? '' })],
    ...(selected.cells > 1
      ? [['selection', w('replaceSelection', { count: formatNumber(selected.cells, 0) })] as [ScopeName, string]]
      : []),
  ];
  return (
    <section
      className="cf-replace"
      aria-label={w('replaceTitle')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <div className="cf-replace-line">
        <label>
          <span>{w('replaceFind')}</span>
          <input
            ref={first}
            data-testid="replace-find"
            value={find}
            onChange={(event) => setFind(event.target.value)}
          />
        </label>
        <label>
          <span>{w('replaceWith')}</span>
          <input
            data-testid="replace-with"
            value={replacement}
            onChange={(event) => setReplacement(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) replace();
            }}
          />
        </label>
        <label>
          <span>{w('replaceScope')}</span>
          <select value={scope} onChange={(event) => setScope(event.target.value as ScopeName)}>
            {scopes.map(([name, text]) => (
              <option key={name} value={name}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={matchCase} onChange={(event) => setMatchCase(event.target.checked)} />
          {w('replaceCase')}
        </label>
        <label>
          <input type="checkbox" checked={wholeCell} onChange={(event) => setWholeCell(event.target.checked)} />
          {w('replaceWhole')}
        </label>
        <span className="cf-replace-space" />
        <BarButton onClick={replace} disabled={good.length === 0 || sheet.props.readOnly} data-testid="replace-do">
          {w('replaceDo', { count: formatNumber(good.length, 0) })}
        </BarButton>
        <BarButton look="quiet" icon="close" aria-label={w('cancel')} onClick={close} />
      </div>
      {find !== '' || wholeCell ? <Preview sheet={sheet} hits={hits} good={good.length} /> : null}
    </section>
  );
}

function Preview({ sheet, hits, good }: { sheet: SheetController; hits: ReplaceHit[]; good: number }): ReactNode {
  const w = sheet.words.bind(sheet);
  const nameKey = sheet.props.table.nameColumn;
  return (
    <>
      <p className="cf-replace-count" role="status">
        {w('replaceFound', { count: formatNumber(hits.length, 0) })}
        {hits.length > good ? ` · ${w('pasteBad', { count: hits.length - good })}` : ''}
        {hits.length > LISTED ? ` · ${w('replaceListed', { count: LISTED })}` : ''}
      </p>
      {hits.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region is reached by keyboard
        <section className="cf-replace-list" tabIndex={0} aria-label={w('replacePreview')}>
          <table>
            <tbody>
              {hits.slice(0, LISTED).map((hit) => (
                <tr key={`${hit.rowId} ${hit.column.key}`} className={hit.taken.ok ? undefined : 'is-refused'}>
                  <td>
                    <button type="button" className="cf-link" onClick={() => sheet.reveal(hit.rowId, hit.column.key)}>
                      {String(sheet.rows.value(hit.slot, nameKey) ?? hit.rowId.slice(-6))}
                    </button>
                  </td>
                  <td>{hit.column.label[sheet.language]}</td>
                  <td className="cf-replace-before">{hit.before}</td>
                  <td>→</td>
                  <td>
                    {hit.after}
                    {hit.taken.ok ? null : (
                      <span className="cf-replace-reason">
                        {' '}
                        × {wordMessage(sheet.language, hit.taken.code, hit.taken.params)}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </>
  );
}

interface SelectedScope {
  cells: number;
  slots: number[];
  columns: ReturnType<SheetController['columnAt']>[];
  column: ReturnType<SheetController['columnAt']>;
}

function selectedScope(sheet: SheetController): SelectedScope {
  const range = sel.lastRange(sheet.selection);
  const slots: number[] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const slot = sheet.slotAt(row);
    if (slot !== undefined) slots.push(slot);
  }
  const columns = [];
  for (let at = range.left; at <= range.right; at++) columns.push(sheet.columnAt(at));
  return {
    cells: slots.length * columns.length,
    slots,
    columns,
    column: sheet.columnAt(sheet.selection.active.column),
  };
}

function scopeOf(sheet: SheetController, scope: ScopeName, selected: SelectedScope) {
  const shown = sheet.geometry.columns.map((column) => column.description);
  const wanted = scope === 'shown' ? shown : scope === 'column' ? [selected.column] : selected.columns;
  return {
    slots: scope === 'selection' ? selected.slots : sheet.view.slots,
    columns: wanted.filter((column) => column !== undefined && sheet.canEdit(column)) as typeof shown,
  };
}
