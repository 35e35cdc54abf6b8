import { useTranslation } from 'react-i18next';
import type { RuleChangeEffect } from '../../../shared/api/diagnosis';
import type { Finding } from '../../../shared/diagnosis/finding';
import { plainNumber } from '../../../shared/diagnosis/words';

/** Names listed before the rest is a number. */
const MOST = 40;

/** What a change of thresholds would do: which findings appear, which disappear. */
export function Effect({ effect }: { effect: RuleChangeEffect }) {
  const { t } = useTranslation('findings');
  const list = (findings: Finding[], mark: string) => (
    <ul className="effect-list">
      {findings.slice(0, MOST).map(({ key, element, measured }) => (
        <li key={key}>
          <span aria-hidden="true">{mark}</span> {element.name}{' '}
          <span className="muted">{typeof measured === 'number' ? plainNumber(measured) : ''}</span>
        </li>
      ))}
      {findings.length > MOST ? <li className="muted">{t('moreNames', { count: findings.length - MOST })}</li> : null}
    </ul>
  );
  return (
    <div className="effect" data-testid="effect">
      <p>{t('effect', { appear: effect.appear.length, disappear: effect.disappear.length, total: effect.total })}</p>
      {effect.appear.length > 0 ? list(effect.appear, '+') : null}
      {effect.disappear.length > 0 ? list(effect.disappear, '−') : null}
    </div>
  );
}
