import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTable } from '../../../shared/model';
import { useApp } from '../../app/useApp';
import type { SheetHandle, SheetRows } from '../../components/sheet';
import { SheetView } from '../sheetView/SheetView';

export type LedgerName = 'frameChange' | 'lineSection' | 'tie' | 'lineSwitch' | 'networkNode' | 'measure';

/** Columns of a ledger that hold codes of elements: a row stands for any of them. */
const CODE_COLUMNS: Record<LedgerName, string[]> = {
  frameChange: ['newCode', 'element'],
  lineSection: ['code'],
  tie: ['code'],
  lineSwitch: ['code'],
  networkNode: ['code'],
  measure: [],
};

interface Props {
  entity: LedgerName;
  /** Code of the selected element: its row is made the active one. */
  code: string | null;
  /** The code of the active row, as the selection moves. */
  onCode: (code: string | null) => void;
  tools?: ReactNode;
  empty?: ReactNode;
}

/** A ledger of the frame beside the drawing; both show the same selection. */
export function LedgerPane({ entity, code, onCode, tools, empty }: Props) {
  const { t } = useTranslation('network');
  const language = useApp((app) => app.language);
  const sheet = useRef<SheetHandle>(null);
  const rows = useRef<SheetRows | null>(null);
  const told = useRef<string | null>(null);
  const [loads, setLoads] = useState(0);

  useEffect(() => {
    if (code === null || code === told.current || loads === 0 || !rows.current) return;
    const rowId = rowOf(rows.current, entity, code);
    if (rowId) sheet.current?.reveal(rowId, CODE_COLUMNS[entity][0]);
  }, [code, entity, loads]);

  return (
    <SheetView
      key={entity}
      entity={entity}
      handle={sheet}
      tools={tools}
      empty={empty ?? <p>{t('emptyLedger', { ledger: findTable(entity).label[language] })}</p>}
      onRows={(loaded) => {
        rows.current = loaded;
        setLoads((count) => count + 1);
      }}
      onActiveRow={(rowId) => {
        const found = rowId && rows.current ? codeOf(rows.current, entity, rowId) : null;
        if (found === null || found === told.current) return;
        told.current = found;
        onCode(found);
      }}
    />
  );
}

function rowOf(rows: SheetRows, entity: LedgerName, code: string): string | null {
  for (const key of CODE_COLUMNS[entity]) {
    const slot = rows.natural.findLast((candidate) => rows.value(candidate, key) === code);
    if (slot !== undefined) return rows.idAt(slot);
  }
  return null;
}

function codeOf(rows: SheetRows, entity: LedgerName, rowId: string): string | null {
  const slot = rows.slotOf(rowId);
  if (slot === undefined) return null;
  for (const key of CODE_COLUMNS[entity]) {
    const value = rows.value(slot, key);
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
