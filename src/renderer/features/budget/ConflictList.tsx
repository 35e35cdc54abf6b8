import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ConflictRow } from '../../../shared/api/budget';
import { formatNumber } from '../../../shared/format';
import { wanYuan } from '../../format/money';

/** Rules that contradict one another, each with what giving way would take. */
export function ConflictList({ conflicts }: { conflicts: readonly ConflictRow[] }) {
  const { t } = useTranslation('budget');
  const nameOf = ({ kind, name }: ConflictRow): string => (kind === 'target' ? t(`measure_${name}`) : name);
  return (
    <ul className="split-conflicts">
      {conflicts.map((conflict) => (
        <li key={`${conflict.kind} ${conflict.id}`}>
          {t(`conflict_${conflict.kind}`, { name: nameOf(conflict) })}
          <div className="muted">{relaxWords(conflict, t)}</div>
        </li>
      ))}
    </ul>
  );
}

function relaxWords({ kind, relax }: ConflictRow, t: TFunction<'budget'>): string {
  if (!relax || relax.feasible === null) return t('relaxUnknown');
  if (!relax.feasible) return t('relaxNot');
  if (relax.byUnits !== null) {
    return t(kind === 'target' ? 'relaxTarget' : 'relaxHours', { units: formatNumber(relax.byUnits, 2) });
  }
  if (relax.byFen === null) return t('relaxDrop');
  return t(kind === 'envelopeMin' ? 'relaxLower' : 'relaxRaise', { money: wanYuan(relax.byFen) });
}
