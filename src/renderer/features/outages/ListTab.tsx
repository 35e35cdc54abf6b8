import { Segmented, Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutageWorkbench, Timeline, WorkbenchRow } from '../../../shared/api/outages';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { CHANGE_MARKS } from './OverlapStrip';
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
  const columns = useColumns(bench);
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
      <div className="outages-table">
        <Table<WorkbenchRow>
          size="small"
          rowKey="key"
          columns={columns}
          dataSource={rows}
          pagination={false}
          virtual
          scroll={{ x: 1330, y: 268 }}
          rowClassName={(line) => (line.key === key ? 'is-picked' : '')}
          onRow={(line) => ({ onClick: () => setPicked(line.key) })}
        />
      </div>
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

function useColumns(bench: OutageWorkbench): ColumnsType<WorkbenchRow> {
  const { t } = useTranslation('outages');
  const { language } = useApp();
  return useMemo(() => {
    const labels = new Map(bench.ruleSet.rules.map((rule) => [rule.id, rule.label[language]]));
    const named = (ids: string[]) => ids.map((id) => labels.get(id) ?? id).join('；');
    const figure = (title: string, of: (row: WorkbenchRow) => number, width = 78) => ({
      ...{ title, width, align: 'right' as const, key: title },
      render: (_: unknown, row: WorkbenchRow) => of(row),
      sorter: (a: WorkbenchRow, b: WorkbenchRow) => of(a) - of(b),
    });
    return [
      { title: t('code'), dataIndex: 'code', width: 110, ellipsis: true, fixed: 'left' },
      { title: t(bench.by), dataIndex: 'name', width: 140, ellipsis: true, fixed: 'left' },
      ...(bench.by === 'area' ? [{ title: t('feeder'), dataIndex: 'feederName', width: 110, ellipsis: true }] : []),
      { title: t('station'), dataIndex: 'supplyStation', width: 104, ellipsis: true },
      figure(t('total'), (row) => row.all.total),
      figure(t('fault'), (row) => row.all.fault),
      figure(t('planned'), (row) => row.all.planned),
      {
        title: t('frequent'),
        key: 'frequent',
        width: 230,
        ellipsis: true,
        render: (_, row) => named(row.all.frequent),
      },
      { title: t('warning'), key: 'warning', width: 190, ellipsis: true, render: (_, row) => named(row.all.warning) },
      {
        title: t('calm'),
        key: 'calm',
        width: 190,
        ellipsis: true,
        render: (_, row) => {
          const { total, frequent, warning } = row.withoutMajor;
          return [String(total), named([...frequent, ...warning])].filter(Boolean).join(' · ');
        },
      },
      { title: t('regulator'), key: 'regulator', width: 84, render: (_, row) => (row.regulator > 0 ? t('yes') : '') },
      {
        title: t('change'),
        key: 'change',
        width: 80,
        fixed: 'right',
        render: (_, { change }) =>
          change ? (
            <span className={`change-mark is-${change}`}>
              {CHANGE_MARKS[change]} {t(`change_${change}`)}
            </span>
          ) : null,
      },
    ];
  }, [bench, language, t]);
}
