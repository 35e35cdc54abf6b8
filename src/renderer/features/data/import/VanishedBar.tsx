import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DryRun, VanishedAction } from '../../../../shared/api/imports';
import { findTable } from '../../../../shared/model';
import { useApp } from '../../../app/useApp';
import './asked.css';

/** What has no day of going out of use (an outage, a project) can be kept or deleted. */
function actionsOf(entity: string): VanishedAction[] {
  const canRetire = findTable(entity).columns.some(({ key }) => key === 'retired');
  return canRetire ? ['keep', 'retire', 'delete'] : ['keep', 'delete'];
}

interface Props {
  dryRun: DryRun;
  chosen: Record<string, VanishedAction>;
  onChoose: (entity: string, action: VanishedAction) => void;
}

/** What becomes of the records that are not in the file any more, kind by kind. */
export function VanishedBar({ dryRun, chosen, onChoose }: Props) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const entities = Object.entries(dryRun.byEntity).filter(([, states]) => states.vanished > 0);
  return (
    <div className="vanished-bar">
      {entities.map(([entity, { vanished }]) => (
        <div key={entity} className="vanished-line">
          <span>
            {findTable(entity).label[language]} <span className="figures muted">{vanished}</span>
          </span>
          <span data-testid={`vanished-${entity}`}>
            <Segmented
              size="small"
              value={chosen[entity] ?? 'keep'}
              options={actionsOf(entity).map((value) => ({ value, label: t(`vanished_${value}`) }))}
              onChange={(value) => onChoose(entity, value as VanishedAction)}
            />
          </span>
        </div>
      ))}
    </div>
  );
}
