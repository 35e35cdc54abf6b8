import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../shared/format';
import { fundingSources } from '../../../shared/model/enums';
import { planningYears } from '../../../shared/model/sheetColumns';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';

const FEN_PER_WAN_YUAN = 1_000_000;

interface Line {
  key: number;
  year: number | null;
  source: string | null;
  wanYuan: number | null;
}

let nextKey = 1;

/** A project's money, one line per year and funding source; saved as one change when a line is left. */
export function AmountsEditor({ projectId }: { projectId: string }) {
  const { t } = useTranslation('ledgers');
  const { language, state } = useApp();
  const plan = state!.plans.find((candidate) => candidate.id === state!.planId)!;
  const [lines, setLines] = useState<Line[]>([]);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const amounts = await attempt(() => backend().records.amounts({ projectId }));
      if (isGone || !amounts) return;
      setLines(
        amounts.map(({ year, source, amountFen }) => ({
          key: nextKey++,
          year,
          source,
          wanYuan: amountFen / FEN_PER_WAN_YUAN,
        })),
      );
    };
    void load();
    const unfollow = onNews((news) => {
      if ('projectAmount' in news.entities) void load();
    });
    return () => {
      isGone = true;
      unfollow();
    };
  }, [projectId]);

  const save = (next: Line[]) => {
    setLines(next);
    const filled = next.filter((line) => line.wanYuan !== null);
    const places = new Set(filled.map((line) => `${line.year} ${line.source}`));
    // Two lines of one year and source are one amount; until they differ nothing is saved.
    if (places.size < filled.length) return;
    void attempt(() =>
      backend().records.saveAmounts({
        projectId,
        amounts: filled.map(({ year, source, wanYuan }) => ({
          year,
          source,
          amountFen: Math.round(wanYuan! * FEN_PER_WAN_YUAN),
        })),
      }),
    );
  };
  const change = (key: number, patch: Partial<Line>) =>
    lines.map((line) => (line.key === key ? { ...line, ...patch } : line));
  const total = lines.reduce((sum, line) => sum + (line.wanYuan ?? 0), 0);
  const notAssigned = { value: '', label: t('notAssigned') };
  return (
    <section>
      <h3>{t('amounts')}</h3>
      {lines.map((line) => (
        <div key={line.key} className="amount-line">
          <Select
            size="small"
            value={line.year === null ? '' : String(line.year)}
            aria-label={t('year')}
            options={[
              notAssigned,
              ...yearsOf(planningYears(plan), line.year).map((year) => ({ value: String(year), label: String(year) })),
            ]}
            onChange={(value) => save(change(line.key, { year: value === '' ? null : Number(value) }))}
          />
          <Select
            size="small"
            value={line.source ?? ''}
            aria-label={t('source')}
            options={[
              notAssigned,
              ...fundingSources.map((source) => ({ value: source.value, label: source.label[language] })),
            ]}
            onChange={(value) => save(change(line.key, { source: value === '' ? null : value }))}
          />
          <InputNumber
            size="small"
            value={line.wanYuan}
            min={0}
            controls={false}
            aria-label={t('amount')}
            onChange={(value) => setLines(change(line.key, { wanYuan: value }))}
            onBlur={() => save(lines)}
            onPressEnter={() => save(lines)}
          />
          <Button
            type="text"
            size="small"
            aria-label={t('removeAmount')}
            icon={<DeleteOutlined />}
            onClick={() => save(lines.filter((other) => other.key !== line.key))}
          />
        </div>
      ))}
      <div className="amount-foot">
        <Button
          type="text"
          size="small"
          icon={<PlusOutlined />}
          onClick={() => setLines([...lines, { key: nextKey++, year: null, source: null, wanYuan: null }])}
        >
          {t('addAmount')}
        </Button>
        <span className="figures">{t('amountTotal', { total: formatNumber(total, 2) })}</span>
      </div>
    </section>
  );
}

function yearsOf(years: number[], own: number | null): number[] {
  return own === null || years.includes(own) ? years : [...years, own].sort((a, b) => a - b);
}
