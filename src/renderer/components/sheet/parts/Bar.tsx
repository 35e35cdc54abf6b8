import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { SheetController } from '../grid/controller';
import { formatNumber } from '../model/format';
import { BarButton } from './BarButton';
import { ColumnChooser } from './ColumnChooser';
import { describeFilter } from './describeFilter';
import { Icon } from './icons';
import { RefusedChip } from './Strip';
import { useSheetUi } from './useSheetUi';

/** The bar above a sheet: quick search, filter chips, number of rows, columns, new row. */
export function Bar({ sheet, tools }: { sheet: SheetController; tools?: ReactNode }): ReactNode {
  const ui = useSheetUi(sheet);
  const [choosing, setChoosing] = useState<DOMRect | null>(null);
  const filters = Object.entries(ui.filters).flatMap(([key, filter]) => {
    const column = sheet.byKey.get(key);
    return column ? [{ key, column, filter }] : [];
  });
  const filtered = filters.length > 0 || ui.search !== '';
  const count = filtered
    ? sheet.words('rowsFiltered', { shown: formatNumber(ui.shown, 0), all: formatNumber(ui.all, 0) })
    : sheet.words('rowsShown', { shown: formatNumber(ui.shown, 0) });
  return (
    <div className="cf-bar">
      <Search sheet={sheet} value={ui.search} />
      <div className="cf-chips">
        {ui.refused > 0 && <RefusedChip sheet={sheet} count={ui.refused} />}
        {filters.map(({ key, column, filter }) => {
          const what = describeFilter(filter, column, sheet.rows, sheet.language);
          const label = column.label[sheet.language];
          return (
            <span className="cf-chip" key={key}>
              <button
                type="button"
                className="cf-chip-body"
                title={`${label} ${what}`}
                onClick={(event) => sheet.openMenu(key, event.currentTarget)}
              >
                <span className="cf-chip-name">{label}</span> {what}
              </button>
              <button
                type="button"
                className="cf-chip-close"
                aria-label={`${sheet.words('chipRemove')} ${label}`}
                onClick={() => sheet.setFilter(key, null)}
              >
                <Icon name="close" />
              </button>
            </span>
          );
        })}
        {ui.groups.length > 0 && (
          <span className="cf-chip cf-chip-groups">
            <span className="cf-chip-body">
              <span className="cf-chip-name">{sheet.words('groups')}</span>{' '}
              {ui.groups.map((key) => sheet.byKey.get(key)?.label[sheet.language]).join(' › ')}
            </span>
            <button
              type="button"
              className="cf-chip-close"
              aria-label={sheet.words('ungroupAll')}
              onClick={() => sheet.setGroups([])}
            >
              <Icon name="close" />
            </button>
          </span>
        )}
        {filtered && (
          <BarButton look="link" onClick={() => sheet.clearFilters()}>
            {sheet.words('clearAll')}
          </BarButton>
        )}
        {ui.stale && (
          <BarButton look="quiet" icon="refresh" title={sheet.words('reapplyHint')} onClick={() => sheet.arrange(true)}>
            {sheet.words('reapply')}
          </BarButton>
        )}
      </div>
      <span className="cf-count">{count}</span>
      {sheet.props.newRow && !sheet.props.readOnly && (
        <BarButton icon="plus" onClick={() => sheet.actions.insertRows(true)}>
          {sheet.words('addRow')}
        </BarButton>
      )}
      <BarButton
        icon="columns"
        aria-expanded={choosing !== null}
        onClick={(event) => setChoosing(choosing ? null : event.currentTarget.getBoundingClientRect())}
      >
        {sheet.words('columns')}
      </BarButton>
      {tools}
      {choosing && <ColumnChooser sheet={sheet} anchor={choosing} onClose={() => setChoosing(null)} />}
    </div>
  );
}

/** Typing waits a moment before 100,000 rows are searched. */
function Search({ sheet, value }: { sheet: SheetController; value: string }): ReactNode {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef(0);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    sheet.searchBox = () => input.current?.select();
    return () => {
      sheet.searchBox = null;
      window.clearTimeout(timer.current);
    };
  }, [sheet]);
  const apply = (next: string) => {
    window.clearTimeout(timer.current);
    sheet.setSearch(next.trim());
  };
  return (
    <span className="cf-search">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        spellCheck={false}
        placeholder={sheet.words('searchPlaceholder')}
        aria-label={sheet.words('search')}
        value={text}
        onChange={(event) => {
          const next = event.target.value;
          setText(next);
          window.clearTimeout(timer.current);
          timer.current = window.setTimeout(() => apply(next), next === '' ? 0 : 180);
        }}
        onKeyDown={(event) => {
          if (!['Escape', 'Enter', 'ArrowDown'].includes(event.key) || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (event.key === 'Escape') setText('');
          apply(event.key === 'Escape' ? '' : text);
          sheet.editor.focus();
        }}
      />
      {text !== '' && (
        <button
          type="button"
          className="cf-search-clear"
          aria-label={sheet.words('clear')}
          onClick={() => {
            setText('');
            apply('');
            input.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}
