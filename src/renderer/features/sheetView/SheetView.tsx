import {
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetColumns, SheetEdit } from '../../../shared/api/sheet';
import { findTable } from '../../../shared/model';
import { planningYears, sheetColumns } from '../../../shared/model/sheetColumns';
import { backend } from '../../api/backend';
import { shownError } from '../../api/errors';
import { redo, undo } from '../../app/actions';
import { onNews, type SelectionFacts, useApp } from '../../app/useApp';
import { Sheet, type SheetHandle, SheetRows, type SheetSelection } from '../../components/sheet';
import { pageNonce } from '../../theme/nonce';
import { followSheet } from './followSheet';
import { keepLayout, keptLayout } from './layouts';
import { newRowValues } from './newRow';
import { useMarks } from './useMarks';
import { useRevealedRecord } from './useRevealedRecord';
import { useSheetCommands } from './useSheetCommands';
import { ViewsButton } from './ViewsButton';

const PrintDialog = lazy(() => import('../../print/PrintDialog'));

export interface SheetViewProps {
  entity: string;
  /** Rows of the sheet can be added and deleted (default true). */
  canChangeRows?: boolean;
  empty?: ReactNode;
  tools?: ReactNode;
  /** The row whose details are shown beside; told as the selection moves. */
  onActiveRow?: (rowId: string | null, columnKey?: string | null) => void;
  /** Row details are asked for: Ctrl+Enter, a double click on the row number, the corner of an imported cell. */
  onOpenRow?: (rowId: string, columnKey?: string) => void;
  /** Told the table's rows once they are loaded. */
  onRows?: (rows: SheetRows) => void;
  /** For a caller that leads the sheet to a row. */
  handle?: RefObject<SheetHandle | null>;
}

/** A table of the store in a sheet: loads it by column, commits edits, follows every change from wherever it comes. */
export function SheetView(props: SheetViewProps) {
  const { entity, canChangeRows = true, empty, tools, onActiveRow, onOpenRow, onRows } = props;
  const { t } = useTranslation();
  const language = useApp((app) => app.language);
  const state = useApp((app) => app.state)!;
  const plan = state.plans.find((candidate) => candidate.id === state.planId)!;
  const { planId, firstYear, lastYear } = { planId: plan.id, firstYear: plan.firstYear, lastYear: plan.lastYear };
  const table = findTable(entity);
  const columns = useMemo(
    () => sheetColumns(findTable(entity), planningYears({ firstYear, lastYear })),
    [entity, firstYear, lastYear],
  );
  const [rows, setRows] = useState<SheetRows | null>(null);
  const current = useRef<SheetRows | null>(null);
  const ownHandle = useRef<SheetHandle>(null);
  const handle = props.handle ?? ownHandle;
  const rowsTold = useRef(onRows);
  rowsTold.current = onRows;

  useEffect(() => {
    let isGone = false;
    const load = async () => {
      try {
        const payload = JSON.parse(await backend().sheets.load({ entity, planId })) as SheetColumns;
        if (isGone) return;
        current.current = new SheetRows(payload);
        setRows(current.current);
        rowsTold.current?.(current.current);
      } catch (error) {
        if (!isGone) useApp.getState().set({ error: shownError(error) });
      }
    };
    setRows(null);
    void load();
    const unfollow = onNews((news) => void followSheet(news, table, planId, () => current.current, load));
    return () => {
      isGone = true;
      current.current = null;
      unfollow();
    };
  }, [entity, planId, table]);

  useRevealedRecord(handle, rows);
  const marks = useMarks(entity);
  const [isPrinting, setPrinting] = useState(false);
  const print = useCallback(() => setPrinting(true), []);
  useSheetCommands(entity, columns, handle, print);
  if (!rows) return <div className="screen-loading">{t('loading')}</div>;
  return (
    <>
      <Sheet
        handle={handle}
        table={table}
        columns={columns}
        rows={rows}
        language={language}
        readOnly={state.isReadonly || (table.owner === 'plan' && plan.status !== 'draft')}
        onEdit={(edit: SheetEdit) => backend().sheets.edit({ entity, planId, edit })}
        onUndo={() => void undo()}
        onRedo={() => void redo()}
        onSelection={(selection: SheetSelection) => {
          onActiveRow?.(selection.active?.rowId ?? null, selection.active?.key ?? null);
          useApp.getState().set({ selection: selectionFacts(selection) });
        }}
        onOrigin={({ rowId, key }) => onOpenRow?.(rowId, key)}
        onOpenRow={(rowId, key) => onOpenRow?.(rowId, key)}
        {...(marks ? { marks } : {})}
        layout={keptLayout(entity)}
        onLayout={(layout) => keepLayout(entity, layout)}
        newRow={canChangeRows ? newRowValues(table, plan.baseYear) : null}
        keepRows={!canChangeRows}
        empty={empty}
        tools={
          <>
            <ViewsButton entity={entity} handle={handle} isReadonly={state.isReadonly} />
            <button type="button" className="cf-button cf-button-framed" data-testid="print-sheet" onClick={print}>
              {t('home:print')}
            </button>
            {tools}
          </>
        }
        styleNonce={pageNonce}
      />
      {isPrinting && handle.current ? (
        <Suspense fallback={null}>
          <PrintDialog
            title={table.label[language]}
            subtitle={`${plan.countyName} · ${plan.name}`}
            sheet={handle.current}
            onClose={() => setPrinting(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

const FEN_PER_WAN_YUAN = 1_000_000;

function selectionFacts({ stats }: SheetSelection): SelectionFacts {
  const scale = stats.isMoney ? FEN_PER_WAN_YUAN : 1;
  return {
    count: stats.filled,
    sum: stats.sum === null ? null : stats.sum / scale,
    mean: stats.mean === null ? null : stats.mean / scale,
    unit: stats.unit ?? '',
    decimals: stats.decimals,
  };
}
