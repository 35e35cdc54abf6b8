import { Segmented } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutageWorkbench, Timeline, WorkbenchRow } from '../../../shared/api/outages';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { ListTable } from './ListTable';
import { TimelineView } from './TimelineView';

type Shown = 'listed' | 'all';

/** Whether a line meets a rule in either calibre. */
function isListed({ all, withoutMajor }: WorkbenchRow): boolean {
  return [all, withoutMajor].some(({ frequent, warning }) => frequent.length + warning.length > 0);
}

/** The list in the bureau's columns, and the selected line's outages below it. */
export function ListTab({ bench, planId }: { bench: OutageWorkbench; planId: string }) {
  const { t } = useTranslation('outages');
  const { language } = useApp();
  const [shown, setShown] = useState<Shown>('listed');
  const [picked, setPicked] = useState<string | null>(null);
  const [timeline, setTimeline] = useState<Timeline | null>(null);
  const rows = useMemo(() => (shown === 'all' ? bench.rows : bench.rows.filter(isListed)), [bench, shown]);
  const row = rows.find(({ key }) => key === picked) ?? rows[0] ?? null;
  const key = row?.key ?? null;
  const { asOf, ruleSet } = bench;
  useEffect(() => {
    if (key === null) return setTimeline(null);
    let isCurrent = true;
    void attempt(() => backend().outages.timeline({ planId, key, asOf, rules: ruleSet.id })).then((found) => {
      if (isCurrent && found) setTimeline(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [planId, key, asOf, ruleSet]);
  return (
    <div className="outages-list">
      <div className="outages-filter">
        <Segmented<Shown>
          size="small"
          value={shown}
          options={[
            { value: 'listed', label: `${t('onlyListed')} ${bench.rows.filter(isListed).length}` },
            { value: 'all', label: `${t('allLines')} ${bench.rows.length}` },
          ]}
          onChange={setShown}
        />
      </div>
      <ListTable key={`${bench.by} ${shown}`} bench={bench} rows={rows} picked={key} onPick={setPicked} />
      {row && timeline ? (
        <TimelineView
          title={t('timelineOf', { name: row.name ?? row.code ?? '' })}
          timeline={timeline}
          language={language}
          ruleSet={ruleSet}
        />
      ) : (
        <p className="muted outages-hint">{t('pickLine')}</p>
      )}
    </div>
  );
}
