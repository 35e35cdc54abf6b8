import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetColumns, SheetEdit } from '../../../shared/api/sheet';
import { findColumn, findTable } from '../../../shared/model';
import { text } from '../../../shared/model/columns';
import type { CellValue, ColumnDescription, TableDescription } from '../../../shared/model/describe';
import { yearAmountColumn } from '../../../shared/model/projectMoney';
import { backend } from '../../api/backend';
import { redo, undo } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { usePrintCommand } from '../../app/usePrintCommand';
import { Sheet, type SheetHandle, SheetRows, type SheetSelection } from '../../components/sheet';
import { pageNonce } from '../../theme/nonce';
import type { BudgetWork } from './useBudget';
import { reasonWords } from './words';

const PrintDialog = lazy(() => import('../../print/PrintDialog'));

interface Props {
  work: BudgetWork;
  onPick: (projectId: string) => void;
  isLocked: boolean;
}

/** A column of the project library as this sheet shows it. */
function own(key: string, change: Partial<ColumnDescription> = {}): ColumnDescription {
  const { group: _group, ...column } = findColumn(findTable('project'), key);
  return { ...column, shown: true, ...change };
}

/** The split as a sheet: money by year (which may be overridden), decision, lock, the split's answer and its reason. */
export default function SplitSheet({ work, onPick, isLocked }: Props) {
  const { t } = useTranslation('budget');
  const language = useApp((app) => app.language);
  const state = useApp((app) => app.state)!;
  const plan = state.plans.find((candidate) => candidate.id === state.planId)!;
  const handle = useRef<SheetHandle>(null);
  const [isPrinting, setPrinting] = useState(false);
  const budget = work.budget!;
  const years = budget.years.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: columns change with the years and the language alone
  const table = useMemo<TableDescription>(() => {
    const fixed = { editable: false };
    return {
      ...findTable('project'),
      columns: [
        own('name', { ...fixed, width: 210 }),
        // What is decided and what the split says stand beside the name; the money follows.
        own('decision', { width: 74 }),
        own('locked', { width: 54 }),
        text('splitSays', '优化结果', 'Split', { ...fixed, shown: true, width: 70 }),
        ...budget.years.map((year) => ({ ...withoutGroup(yearAmountColumn(year)), width: 84 })),
        own('totalFen', { ...fixed, width: 90 }),
        text('splitWhy', '理由', 'Why', { ...fixed, shown: true, width: 260 }),
        text('splitYear', '优化年份', 'Split year', { ...fixed, shown: true, width: 76 }),
        own('benefit', { ...fixed, width: 70, decimals: 0 }),
        own('mandatory'),
        own('programme', { ...fixed, width: 110 }),
        own('township', { ...fixed, width: 80 }),
      ],
    };
  }, [years, language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are made of the plan and the split shown
  const rows = useMemo(() => new SheetRows(sheetOf(work, t)), [budget, work.result, language]);
  const isApproved = budget.plan.status === 'approved';
  const documentLine = budget.plan.approvalDocument
    ? ` · ${budget.plan.approvalDocument} ${budget.plan.approvedDate ?? ''}`
    : '';
  const print = () => {
    // What was approved is what is in.
    if (isApproved) handle.current?.setFilter('decision', { kind: 'set', values: ['chosen'], blanks: false });
    setPrinting(true);
  };
  usePrintCommand('home:printSheet', print);
  return (
    <section className="split-sheet" data-testid="split-sheet">
      <Sheet
        handle={handle}
        table={table}
        rows={rows}
        language={language}
        readOnly={isLocked}
        keepRows
        newRow={null}
        onEdit={(edit: SheetEdit) =>
          backend().sheets.edit({ entity: 'project', planId: work.planId, edit: ofProjects(edit) })
        }
        onUndo={() => void undo()}
        onRedo={() => void redo()}
        onSelection={({ active }: SheetSelection) => {
          if (active) onPick(active.rowId);
        }}
        styleNonce={pageNonce}
        tools={
          <button type="button" className="cf-button cf-button-framed" data-testid="print-split" onClick={print}>
            {t(isApproved ? 'printApproved' : 'print')}
          </button>
        }
      />
      {isPrinting && handle.current ? (
        <Suspense fallback={null}>
          <PrintDialog
            title={t(isApproved ? 'approvedTitle' : 'splitTitle')}
            subtitle={`${plan.countyName} · ${plan.name}${documentLine}`}
            sheet={handle.current}
            onClose={() => setPrinting(false)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

/** Cells of projects: an alternative that is no project yet has none to write. */
function ofProjects(edit: SheetEdit): SheetEdit {
  return { ...edit, cells: edit.cells.filter((cell) => !cell.rowId.startsWith('policy:')) };
}

function withoutGroup({ group: _group, ...column }: ColumnDescription): ColumnDescription {
  return column;
}

function sheetOf(work: BudgetWork, t: Parameters<typeof reasonWords>[2]): SheetColumns {
  const budget = work.budget!;
  const { projects, years } = budget;
  const decisions = new Map(work.result?.decisions.map((decision) => [decision.projectId, decision]));
  const columns: Record<string, CellValue[]> = {
    name: projects.map((project) => project.name),
    programme: projects.map((project) => project.programmeId),
    township: projects.map((project) => project.townshipId),
    townshipText: projects.map((project) => (project.townshipId === null ? project.township : null)),
    totalFen: projects.map((project) => (project.amounts.length === 0 ? null : project.totalFen)),
    benefit: projects.map((project) => project.benefit),
    mandatory: projects.map((project) => project.mandatory),
    decision: projects.map((project) => (project.chosen ? 'chosen' : 'left')),
    locked: projects.map((project) => project.lock !== null),
    splitYear: projects.map((project) => {
      const decision = decisions.get(project.id);
      return decision?.chosen && decision.startYear !== null ? String(decision.startYear) : null;
    }),
    splitSays: projects.map((project) => {
      const decision = decisions.get(project.id);
      if (!decision) return null;
      return `${decision.chosen === project.chosen ? '' : 'Δ '}${t(decision.chosen ? 'in' : 'out')}`;
    }),
    splitWhy: projects.map((project) => {
      const decision = decisions.get(project.id);
      return decision ? reasonWords(budget, decision, t) : null;
    }),
  };
  for (const year of years) {
    columns[`amount${year}Fen`] = projects.map(({ amounts }) => {
      const inYear = amounts.filter((amount) => amount.year === year);
      return inYear.length === 0 ? null : inYear.reduce((sum, amount) => sum + amount.amountFen, 0);
    });
  }
  return {
    entity: 'project',
    ids: projects.map((project) => project.id),
    columns,
    refs: {
      programme: { ids: budget.programmes.map((p) => p.id), labels: budget.programmes.map((p) => p.name) },
      township: { ids: budget.townships.map((p) => p.id), labels: budget.townships.map((p) => p.name) },
    },
  };
}
