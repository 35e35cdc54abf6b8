import { useTranslation } from 'react-i18next';
import type { OverviewState } from '../../../shared/api/overview';
import { formatNumber } from '../../../shared/format';
import { findTable } from '../../../shared/model';
import { useApp } from '../../app/useApp';
import { yiYuan } from '../../format/money';

const SHOWN = ['substation', 'feeder', 'transformerArea', 'village', 'outage'];

/** The plan in one line, then the ledgers in counts; each is a way in. */
export function StateLine({ overview }: { overview: OverviewState }) {
  const { t } = useTranslation('overview');
  const { go, language } = useApp();
  const sentence =
    overview.projects === 0
      ? t('noProjects')
      : t(overview.envelopeFen === null ? 'sentenceNoEnvelope' : 'sentence', {
          projects: formatNumber(overview.projects, 0),
          total: yiYuan(overview.totalFen),
          chosen: formatNumber(overview.chosenProjects, 0),
          chosenMoney: yiYuan(overview.chosenFen),
          envelope: yiYuan(overview.envelopeFen ?? 0),
        });
  return (
    <div className="state-line">
      <p className="figures">{sentence}</p>
      <div className="state-counts">
        {overview.ledger
          .filter((ledger) => SHOWN.includes(ledger.entity))
          .map((ledger) => (
            <button key={ledger.entity} type="button" onClick={() => go('ledgers', { entity: ledger.entity })}>
              <span className="muted">{findTable(ledger.entity).label[language]}</span>
              <b className="figures">{ledger.rows === 0 ? '—' : formatNumber(ledger.rows, 0)}</b>
            </button>
          ))}
      </div>
    </div>
  );
}
