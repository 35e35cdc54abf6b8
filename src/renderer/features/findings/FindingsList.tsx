import { useMemo } from 'react';
import type { RuleLibraryState } from '../../../shared/api/diagnosis';
import type { Finding } from '../../../shared/diagnosis/finding';
import { findingSheet, findingTable } from '../../../shared/diagnosis/findingTable';
import { useApp } from '../../app/useApp';
import { Sheet, SheetRows, type SheetSelection } from '../../components/sheet';
import { pageNonce } from '../../theme/nonce';
import { keepLayout, keptLayout } from '../sheetView/layouts';

interface Props {
  findings: Finding[];
  library: RuleLibraryState;
  empty: React.ReactNode;
  onActive: (key: string | null) => void;
  onOpen: (key: string) => void;
}

/** Findings in the same sheet as everything else: sorted, filtered and copied, never edited. */
export function FindingsList({ findings, library, empty, onActive, onOpen }: Props) {
  const language = useApp((app) => app.language);
  const table = useMemo(() => findingTable(library), [library]);
  const rows = useMemo(
    () =>
      new SheetRows({
        entity: 'finding',
        ids: findings.map(({ key }) => key),
        columns: findingSheet(findings, library, language),
      }),
    [findings, library, language],
  );
  return (
    <Sheet
      table={table}
      columns={table.columns}
      rows={rows}
      language={language}
      readOnly
      keepRows
      newRow={null}
      onEdit={async () => ({ changeId: null, refused: [] })}
      onSelection={(selection: SheetSelection) => onActive(selection.active?.rowId ?? null)}
      onOpenRow={onOpen}
      onOrigin={({ rowId }) => onOpen(rowId)}
      layout={keptLayout('finding')}
      onLayout={(layout) => keepLayout('finding', layout)}
      empty={empty}
      styleNonce={pageNonce}
    />
  );
}
