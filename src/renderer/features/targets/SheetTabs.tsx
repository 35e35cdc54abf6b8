import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTable } from '../../../shared/model';
import { useApp } from '../../app/useApp';
import { SheetView } from '../sheetView/SheetView';

/** Several ledgers of the plan in one place, one shown at a time. */
export function SheetTabs({ entities, label }: { entities: readonly string[]; label: string }) {
  const { t } = useTranslation('targets');
  const language = useApp((app) => app.language);
  const [entity, setEntity] = useState(entities[0]!);
  return (
    <div className="targets-sheet">
      <div className="sheet-tabs" role="tablist" aria-label={label}>
        {entities.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === entity}
            data-sheet={name}
            onClick={() => setEntity(name)}
          >
            {findTable(name).label[language]}
          </button>
        ))}
      </div>
      <div className="sheet-place">
        <SheetView key={entity} entity={entity} empty={<p>{t(`empty_${entity}`)}</p>} />
      </div>
    </div>
  );
}
