import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { type ColumnFilter, type FilterKind, filterKinds } from '../filters/model';
import type { SheetController } from '../grid/controller';
import { isGroupable } from '../model/groups';
import { DateFilter } from './DateFilter';
import { Popup } from './Popup';
import { RangeFilter } from './RangeFilter';
import { SetFilter } from './SetFilter';
import { TextFilter } from './TextFilter';
import { useSheetUi } from './useSheetUi';

const kindNames = {
  set: 'filterValues',
  range: 'filterRange',
  text: 'filterText',
  date: 'filterDate',
} as const;

/** What a filter form needs. */
export interface FilterFormProps {
  sheet: SheetController;
  column: ColumnDescription;
  /** The column's present filter, where it is of this kind. */
  filter: ColumnFilter | null;
  onApply: (filter: ColumnFilter | null) => void;
}

const forms: Record<FilterKind, (props: FilterFormProps) => ReactNode> = {
  set: SetFilter,
  range: RangeFilter,
  text: TextFilter,
  date: DateFilter,
};

/** A column's menu: sort, filter, hide. */
export function ColumnMenu({ sheet }: { sheet: SheetController }): ReactNode {
  const { menu } = useSheetUi(sheet);
  const column = menu ? sheet.byKey.get(menu.key) : undefined;
  if (!menu || !column) return null;
  return <OpenMenu key={menu.key} sheet={sheet} column={column} anchor={menu.anchor} />;
}

function OpenMenu({
  sheet,
  column,
  anchor,
}: {
  sheet: SheetController;
  column: ColumnDescription;
  anchor: DOMRect;
}): ReactNode {
  const ui = useSheetUi(sheet);
  const present = ui.filters[column.key] ?? null;
  const kinds = filterKinds(column);
  const [kind, setKind] = useState<FilterKind>(present?.kind ?? kinds[0]!);
  const close = () => {
    sheet.setUi({ menu: null });
    sheet.editor.focus();
  };
  const sort = sheet.sortOf(column.key);
  const act = (run: () => void) => () => {
    close();
    run();
  };
  const others = ui.sort.some((s) => s.key !== column.key);
  const isFrozen = sheet.shownColumns.isFrozen(column.key);
  const isGrouped = ui.groups.includes(column.key);
  const Form = forms[kind];
  return (
    <Popup anchor={anchor} onClose={close} label={sheet.menuLabel(column)} className="cf-column-menu">
      <div className="cf-menu-sorts">
        {([false, true] as const).map((descending) => (
          <button
            type="button"
            key={String(descending)}
            className="cf-menu-item"
            aria-pressed={sort?.descending === descending}
            onClick={act(() => sheet.setSort(column.key, descending))}
          >
            <span className="cf-menu-mark">{descending ? '↓' : '↑'}</span>
            <span>{sheet.words(descending ? 'sortDescending' : 'sortAscending')}</span>
          </button>
        ))}
        {others && !sort && (
          <button type="button" className="cf-menu-item" onClick={act(() => sheet.setSort(column.key, false, true))}>
            <span className="cf-menu-mark">+</span>
            <span>{sheet.words('sortAdd')}</span>
          </button>
        )}
        {sort && (
          <button type="button" className="cf-menu-item" onClick={act(() => sheet.setSort(column.key, null))}>
            <span className="cf-menu-mark">×</span>
            <span>{sheet.words('sortRemove')}</span>
          </button>
        )}
        <button type="button" className="cf-menu-item" onClick={act(() => sheet.shownColumns.fitColumn(column.key))}>
          <span className="cf-menu-mark">↔</span>
          <span>{sheet.words('fitColumn')}</span>
        </button>
        <button
          type="button"
          className="cf-menu-item"
          onClick={act(() => sheet.shownColumns.freeze(column.key, !isFrozen))}
        >
          <span className="cf-menu-mark" />
          <span>{sheet.words(isFrozen ? 'unfreezeColumn' : 'freezeColumn')}</span>
        </button>
        {isGroupable(column) && (
          <button
            type="button"
            className="cf-menu-item"
            onClick={act(() =>
              sheet.setGroups(
                isGrouped ? ui.groups.filter((key) => key !== column.key) : [...ui.groups, column.key].slice(-3),
              ),
            )}
          >
            <span className="cf-menu-mark">▾</span>
            <span>{sheet.words(isGrouped ? 'ungroup' : 'groupBy')}</span>
          </button>
        )}
        <button
          type="button"
          className="cf-menu-item"
          onClick={act(() => {
            const next = new Set(ui.visible);
            next.delete(column.key);
            if (next.size > 0) sheet.shownColumns.setVisible(next);
          })}
        >
          <span className="cf-menu-mark" />
          <span>{sheet.words('hideColumn')}</span>
        </button>
      </div>
      <div className="cf-menu-filter">
        {kinds.length > 1 && (
          <Segmented
            size="small"
            block
            value={kind}
            onChange={(next) => setKind(next)}
            options={kinds.map((value) => ({ value, label: sheet.words(kindNames[value]) }))}
          />
        )}
        <Form
          key={kind}
          sheet={sheet}
          column={column}
          filter={present?.kind === kind ? present : null}
          onApply={(filter) => {
            close();
            sheet.setFilter(column.key, filter);
          }}
        />
      </div>
    </Popup>
  );
}
