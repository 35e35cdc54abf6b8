import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingCounts } from '../../../shared/api/diagnosis';
import { dimensions } from '../../../shared/diagnosis/finding';
import { dimensionWords } from '../../../shared/diagnosis/words';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';

/** Open findings by dimension, severe ones apart; each line opens its list. */
export function FindingsCard({ planId }: { planId: string }) {
  const { t } = useTranslation('findings');
  const { language, go } = useApp();
  const [counts, setCounts] = useState<FindingCounts | null>(null);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const found = await attempt(() => backend().diagnosis.counts({ planId }));
      if (!isGone && found) setCounts(found);
    };
    void load();
    const unfollow = onNews(() => void load());
    return () => {
      isGone = true;
      unfollow();
    };
  }, [planId]);
  const severe = counts ? dimensions.reduce((sum, name) => sum + counts.byDimension[name].severity3, 0) : 0;
  const most = counts ? Math.max(1, ...dimensions.map((name) => counts.byDimension[name].total)) : 1;
  return (
    <section className="card" data-testid="findings-card">
      <h2 className="card-title">{t('card')}</h2>
      {counts ? (
        <>
          <p className="figures">{t('cardTotal', { count: counts.total, severe })}</p>
          <div className="finding-bars">
            {dimensions.map((name) => {
              const { total, severity3 } = counts.byDimension[name];
              return (
                <button key={name} type="button" onClick={() => go('findings', { dimension: name })}>
                  <span>{dimensionWords[name][language]}</span>
                  <meter min={0} max={most} value={total} aria-label={dimensionWords[name][language]} />
                  <b className="figures">{total}</b>
                  <span className="muted figures">{severity3 > 0 ? `▲${severity3}` : ''}</span>
                </button>
              );
            })}
          </div>
          {counts.cannotJudge > 0 ? (
            <button type="button" className="link-button" onClick={() => go('findings', { tab: 'gaps' })}>
              {t('cardGaps', { count: counts.cannotJudge })}
            </button>
          ) : null}
        </>
      ) : (
        <p className="muted">{t('cardJudging')}</p>
      )}
    </section>
  );
}
