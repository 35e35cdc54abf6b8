import { LockFilled, UnlockOutlined } from '@ant-design/icons';
import { Segmented, Table, Tooltip } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetProject, BudgetState, SplitDecision, SplitResult } from '../../../shared/api/budget';
import type { SheetCellEdit } from '../../../shared/api/sheet';
import { formatNumber } from '../../../shared/format';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { wanYuan } from '../../format/money';

type Filter = 'all' | 'in' | 'out' | 'differ';

interface Row extends BudgetProject {
  programme: string;
  split: SplitDecision | undefined;
}

interface Props {
  budget: BudgetState;
  result: SplitResult | null;
  planId: string;
}

/** Every project: money by year, benefit, the decision (editable), and the split's answer with its reason beside it. */
export function ProjectTable({ budget, result, planId }: Props) {
  const { t } = useTranslation('budget');
  const [filter, setFilter] = useState<Filter>('all');
  const place = useRef<HTMLDivElement>(null);
  const height = useHeight(place);
  const rows = useMemo<Row[]>(() => {
    const decisions = new Map(result?.decisions.map((decision) => [decision.projectId, decision]));
    const programmes = new Map(budget.programmes.map((programme) => [programme.id, programme.name]));
    return budget.projects
      .map((project) => ({
        ...project,
        programme: programmes.get(project.programmeId ?? '') ?? '',
        split: decisions.get(project.id),
      }))
      .filter(
        (row) =>
          filter === 'all' ||
          (filter === 'differ'
            ? row.split && row.split.chosen !== row.chosen
            : (row.split?.chosen ?? row.chosen) === (filter === 'in')),
      );
  }, [budget, result, filter]);
  const edit = (projectId: string, values: Record<string, string | boolean | null>) => {
    const cells: SheetCellEdit[] = Object.entries(values).map(([key, value]) => ({ rowId: projectId, key, value }));
    void attempt(() =>
      backend().sheets.edit({
        entity: 'project',
        planId,
        edit: { label: { code: 'CHANGE_EDIT', params: { count: cells.length } }, cells },
      }),
    );
  };
  const name = (id: string | null) => budget.envelopes.find((envelope) => envelope.id === id);
  const envelopeName = (id: string | null): string => {
    const envelope = name(id);
    if (!envelope) return '';
    const programme = budget.programmes.find((candidate) => candidate.id === envelope.programmeId)?.name;
    return [envelope.year ?? t('allYears'), programme ?? t('allProgrammes')].join(' ');
  };
  const columns: ColumnsType<Row> = [
    { title: t('project'), dataIndex: 'name', width: 216, ellipsis: true, fixed: 'left' },
    { title: t('programme'), dataIndex: 'programme', width: 120, ellipsis: true },
    ...budget.years.map((year) => ({
      title: String(year),
      key: String(year),
      width: 76,
      align: 'right' as const,
      render: (_: unknown, row: Row) => {
        const fen = row.amounts
          .filter((amount) => amount.year === year)
          .reduce((sum, amount) => sum + amount.amountFen, 0);
        return fen === 0 ? '' : wanYuan(fen);
      },
    })),
    {
      title: `${t('total')} 万元`,
      dataIndex: 'totalFen',
      width: 100,
      align: 'right',
      sorter: (a, b) => a.totalFen - b.totalFen,
      render: (fen: number) => wanYuan(fen),
    },
    {
      title: t('benefit'),
      dataIndex: 'benefit',
      width: 72,
      align: 'right',
      sorter: (a, b) => a.benefit - b.benefit,
      render: (benefit: number, row) => (
        <Tooltip
          title={
            row.benefitIsTyped
              ? t('benefitTyped')
              : t('benefitFrom', {
                  customers: row.customersReached ?? '—',
                  importance: formatNumber(row.importance, 1),
                })
          }
        >
          {formatNumber(benefit, 0)}
        </Tooltip>
      ),
    },
    {
      title: t('perWanYuan'),
      key: 'ratio',
      width: 76,
      align: 'right',
      sorter: (a, b) => a.benefit / (a.totalFen || 1) - b.benefit / (b.totalFen || 1),
      render: (_, row) => (row.totalFen > 0 ? formatNumber(row.benefit / (row.totalFen / 1_000_000), 1) : '—'),
    },
    {
      title: t('mandatory'),
      dataIndex: 'mandatory',
      width: 52,
      align: 'center',
      render: (mandatory: boolean, row) => (
        <input
          type="checkbox"
          checked={mandatory}
          aria-label={t('mandatory')}
          onChange={() => edit(row.id, { mandatory: !mandatory })}
        />
      ),
    },
    {
      title: t('decision'),
      dataIndex: 'chosen',
      width: 112,
      render: (chosen: boolean, row) => (
        <span className="decision">
          <button
            type="button"
            className={chosen ? 'decision-toggle is-in' : 'decision-toggle'}
            aria-pressed={chosen}
            onClick={() => edit(row.id, { decision: chosen ? 'left' : 'chosen' })}
          >
            {chosen ? `● ${t('in')}` : `○ ${t('out')}`}
          </button>
          <button
            type="button"
            className="decision-lock"
            aria-pressed={row.lock !== null}
            title={t(row.lock === null ? 'lock' : 'unlock')}
            onClick={() =>
              edit(row.id, {
                locked: row.lock === null,
                ...(row.lock === null && !chosen ? { decision: 'left' } : {}),
              })
            }
          >
            {row.lock === null ? <UnlockOutlined /> : <LockFilled />}
          </button>
        </span>
      ),
    },
    {
      title: t('splitColumn'),
      key: 'split',
      width: 210,
      render: (_, row) =>
        row.split ? (
          <span className={row.split.chosen === row.chosen ? undefined : 'is-different'}>
            {row.split.chosen === row.chosen ? '' : 'Δ '}
            {row.split.chosen ? t('in') : t('out')}
            <span className="muted">
              {' · '}
              {t(`reason_${row.split.reason}`, { envelope: envelopeName(row.split.envelopeId) })}
            </span>
          </span>
        ) : (
          <span className="muted">—</span>
        ),
    },
  ];
  return (
    <section className="card budget-projects">
      <div className="budget-filter">
        <Segmented
          size="small"
          value={filter}
          onChange={(value) => setFilter(value as Filter)}
          options={(['all', 'in', 'out', 'differ'] as const).map((value) => ({ value, label: t(`filter_${value}`) }))}
        />
        <span className="muted figures">
          {t('shownRows', { count: rows.length, money: wanYuan(rows.reduce((sum, row) => sum + row.totalFen, 0)) })}
        </span>
      </div>
      <div ref={place} className="budget-rows">
        <Table<Row>
          virtual
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 1000, y: Math.max(120, height - 40) }}
        />
      </div>
    </section>
  );
}

function useHeight(place: React.RefObject<HTMLDivElement | null>): number {
  const [height, setHeight] = useState(300);
  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => setHeight(entry!.contentRect.height));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return height;
}
