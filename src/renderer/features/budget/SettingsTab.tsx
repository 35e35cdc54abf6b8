import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TabBar } from '../../components/tabs/TabBar';
import { SheetView } from '../sheetView/SheetView';
import { EnvelopeTable } from './EnvelopeTable';
import { ImportanceEditor } from './ImportanceEditor';
import { ObjectiveForm } from './ObjectiveForm';
import type { BudgetWork } from './useBudget';

const SHEETS = ['matrix', 'envelope', 'projectRule'] as const;

/** What the split goes by: the objective left; envelopes, every limit as a sheet, rules between projects right. */
export default function SettingsTab({ work, isLocked }: { work: BudgetWork; isLocked: boolean }) {
  const { t } = useTranslation('budget');
  const [sheet, setSheet] = useState<(typeof SHEETS)[number]>('matrix');
  const budget = work.budget!;
  return (
    <div className="budget-settings">
      <div className="budget-settings-left">
        <ObjectiveForm work={work} isLocked={isLocked} />
        <ImportanceEditor planId={work.planId} />
      </div>
      <div className="budget-settings-right">
        <TabBar
          label={t('tab_settings')}
          tabs={SHEETS}
          active={sheet}
          text={(name) => t(`limits_${name}`)}
          onPick={setSheet}
        />
        {sheet === 'matrix' ? (
          <EnvelopeTable
            key={budget.envelopes.map((row) => `${row.id} ${row.minFen} ${row.maxFen}`).join()}
            budget={budget}
            result={work.result}
            planId={work.planId}
            isLocked={isLocked}
          />
        ) : (
          <div className="budget-sheet">
            <SheetView key={sheet} entity={sheet} empty={t(`empty_${sheet}`)} />
          </div>
        )}
      </div>
    </div>
  );
}
