import { Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyList, PolicyRow } from '../../../shared/api/policies';
import { alternativeLabel } from '../../../shared/model/policy';
import { useApp } from '../../app/useApp';
import { wanYuan } from '../../format/money';
import { PolicyPage } from './PolicyPage';
import { usePolicyDetail } from './usePolicies';

type Filter = 'feeder' | 'area' | 'open';

export const SEVERITY_MARKS: Record<number, string> = { 3: '▲', 2: '◭', 1: '△' };

/** The lines at the left, the page of the one in hand beside it; ↑ and ↓ go to the next. */
export function PolicyDesk({ planId, list, start }: { planId: string; list: PolicyList; start: string | null }) {
  const { t } = useTranslation('policies');
  const language = useApp((app) => app.language);
  const [filter, setFilter] = useState<Filter>('feeder');
  const [picked, setPicked] = useState<string | null>(start);
  const rows = useMemo(
    () => list.rows.filter((row) => (filter === 'open' ? row.chosen === null : row.kind === filter)),
    [list, filter],
  );
  const id = rows.find((row) => row.id === picked)?.id ?? rows[0]?.id ?? null;
  const detail = usePolicyDetail(planId, id);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (id) place.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  const step = (by: number) => {
    const at = rows.findIndex((row) => row.id === id);
    setPicked(rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.id ?? null);
  };
  const count = (of: Filter) =>
    list.rows.filter((row) => (of === 'open' ? row.chosen === null : row.kind === of)).length;
  return (
    <div className="policy-desk">
      <div className="policy-list">
        <Segmented<Filter>
          size="small"
          block
          value={filter}
          options={[
            { value: 'feeder', label: `${t('lines')} ${count('feeder')}` },
            { value: 'area', label: `${t('areas')} ${count('area')}` },
            { value: 'open', label: `${t('open')} ${count('open')}` },
          ]}
          onChange={setFilter}
        />
        <div
          ref={place}
          className="policy-rows"
          role="listbox"
          tabIndex={0}
          aria-label={t('tab_policies')}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            step(event.key === 'ArrowDown' ? 1 : -1);
          }}
        >
          {rows.map((row) => (
            <Line
              key={row.id}
              row={row}
              isPicked={row.id === id}
              onPick={() => setPicked(row.id)}
              language={language}
            />
          ))}
        </div>
      </div>
      {detail ? (
        <PolicyPage key={detail.id} planId={planId} detail={detail} />
      ) : (
        <div className="screen-loading">{t('frame:loading')}</div>
      )}
    </div>
  );
}

function Line({
  row,
  isPicked,
  onPick,
  language,
}: {
  row: PolicyRow;
  isPicked: boolean;
  onPick: () => void;
  language: 'zh' | 'en';
}) {
  const { t } = useTranslation('policies');
  return (
    <button type="button" role="option" aria-selected={isPicked} className="policy-row" tabIndex={-1} onClick={onPick}>
      <span className={`severity is-${row.severity}`}>{SEVERITY_MARKS[row.severity]}</span>
      <span className="policy-row-name">{row.name}</span>
      <span className="policy-row-count">{row.findings}</span>
      <span className={row.chosen ? 'policy-row-chosen' : 'policy-row-chosen muted'}>
        {row.chosen ? `${alternativeLabel(row.chosen, row.kind)[language]} ${wanYuan(row.costFen ?? 0)}` : t('open')}
        {row.projects > 0 ? ` · ${t('projects')} ${row.projects}` : ''}
      </span>
    </button>
  );
}
