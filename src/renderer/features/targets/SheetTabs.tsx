import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTable } from '../../../shared/model';
import { useApp } from '../../app/useApp';
import { TabBar } from '../../components/tabs/TabBar';
import { SheetView } from '../sheetView/SheetView';

/** Several ledgers of the plan in one place, one shown at a time. */
export function SheetTabs({ entities, label }: { entities: readonly string[]; label: string }) {
  const { t } = useTranslation('targets');
  const language = useApp((app) => app.language);
  const [entity, setEntity] = useState(entities[0]!);
  return (
    <div className="targets-sheet">
      <TabBar
        label={label}
        tabs={entities}
        active={entity}
        text={(name) => findTable(name).label[language]}
        onPick={setEntity}
      />
      <div className="sheet-place">
        <SheetView key={entity} entity={entity} empty={<p>{t(`empty_${entity}`)}</p>} />
      </div>
    </div>
  );
}
