import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutageWorkbench, WorkbenchRow } from '../../../shared/api/outages';
import { useApp } from '../../app/useApp';
import { CHANGE_MARKS } from './OverlapStrip';

/** Rows drawn at once; a county's areas with outages may be thousands. */
const DRAWN = 300;

const FIGURES = ['total', 'fault', 'planned'] as const;
type SortKey = (typeof FIGURES)[number];

interface Props {
  bench: OutageWorkbench;
  rows: WorkbenchRow[];
  picked: string | null;
  onPick: (key: string) => void;
}

/** The list in the bureau's columns, with both calibres and what changed; a click on a figure's head sorts by it. */
export function ListTable({ bench, rows, picked, onPick }: Props) {
  const { t } = useTranslation('outages');
  const { language } = useApp();
  const [sort, setSort] = useState<SortKey>('total');
  const [drawn, setDrawn] = useState(DRAWN);
  const sorted = useMemo(() => [...rows].sort((a, b) => b.all[sort] - a.all[sort]), [rows, sort]);
  const label = (id: string) => bench.ruleSet.rules.find((rule) => rule.id === id)?.label[language] ?? id;
  const named = (ids: string[]) => ids.map(label).join(language === 'zh' ? '；' : '; ');
  const isArea = bench.by === 'area';
  return (
    <div className="outages-table">
      <table className="outage-lines">
        <thead>
          <tr>
            <th>{t('code')}</th>
            <th>{t(bench.by)}</th>
            {isArea ? <th>{t('feeder')}</th> : null}
            <th>{t('station')}</th>
            {FIGURES.map((key) => (
              <th key={key} className="is-figure" aria-sort={sort === key ? 'descending' : 'none'}>
                <button type="button" onClick={() => setSort(key)}>
                  {t(key)}
                  {sort === key ? ' ↓' : ''}
                </button>
              </th>
            ))}
            <th>{t('frequent')}</th>
            <th>{t('warning')}</th>
            <th>{t('calm')}</th>
            <th>{t('regulator')}</th>
            <th>{t('change')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, drawn).map((row) => (
            <tr
              key={row.key}
              className={row.key === picked ? 'is-picked' : ''}
              aria-selected={row.key === picked}
              onClick={() => onPick(row.key)}
            >
              <td>{row.code}</td>
              <td>{row.name}</td>
              {isArea ? <td>{row.feederName}</td> : null}
              <td className="is-short">{row.supplyStation}</td>
              {FIGURES.map((key) => (
                <td key={key} className="is-figure">
                  {row.all[key]}
                </td>
              ))}
              <td>{named(row.all.frequent)}</td>
              <td>{named(row.all.warning)}</td>
              <td>
                {[String(row.withoutMajor.total), named([...row.withoutMajor.frequent, ...row.withoutMajor.warning])]
                  .filter(Boolean)
                  .join(' · ')}
              </td>
              <td>{row.regulator > 0 ? t('yes') : ''}</td>
              <td>
                {row.change ? (
                  <span className={`change-mark is-${row.change}`}>
                    {CHANGE_MARKS[row.change]} {t(`change_${row.change}`)}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > drawn ? (
        <Button size="small" onClick={() => setDrawn(drawn + DRAWN * 4)}>
          {t('more', { count: sorted.length - drawn })}
        </Button>
      ) : null}
    </div>
  );
}
