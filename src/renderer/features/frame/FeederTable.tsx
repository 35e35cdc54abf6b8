import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeederFigures } from '../../../shared/api/frame';
import { formatNumber } from '../../../shared/format';

interface Column {
  key: string;
  decimals: number;
  value: (feeder: FeederFigures) => number | null;
  /** Customers and hours add up; shares do not. */
  isSum?: boolean;
}

const percent = (share: number | null) => (share === null ? null : share * 100);

const COLUMNS: Column[] = [
  { key: 'feederCustomers', decimals: 0, value: (f) => f.customers, isSum: true },
  { key: 'feederSaidi', decimals: 2, value: (f) => f.indices?.saidiHours ?? null },
  { key: 'feederHours', decimals: 0, value: (f) => f.customerHours, isSum: true },
  { key: 'feederSections', decimals: 0, value: (f) => f.sections },
  { key: 'feederTies', decimals: 0, value: (f) => f.ties },
  { key: 'feederKm', decimals: 2, value: (f) => f.lengthKm, isSum: true },
  { key: 'feederLoading', decimals: 1, value: (f) => percent(f.loadShare) },
  { key: 'feederTransfer', decimals: 1, value: (f) => percent(f.transferShare) },
];

interface Props {
  feeders: FeederFigures[];
  selected: string | null;
  onSelect: (feeder: FeederFigures) => void;
  onOpen: (feeder: FeederFigures) => void;
}

/** Feeders of the frame with what is computed of them; a click on a head sorts, a double click opens the drawing. */
export function FeederTable({ feeders, selected, onSelect, onOpen }: Props) {
  const { t } = useTranslation('network');
  const [order, setOrder] = useState<{ key: string; falling: boolean }>({ key: '', falling: true });
  const sorted = useMemo(() => {
    const column = COLUMNS.find(({ key }) => key === order.key);
    if (!column) return feeders;
    const sign = order.falling ? -1 : 1;
    return [...feeders].sort((a, b) => {
      const [x, y] = [column.value(a), column.value(b)];
      if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
      return sign * (x - y);
    });
  }, [feeders, order]);
  const sum = (column: Column): string => {
    if (!column.isSum) return '';
    const known = feeders.map(column.value).filter((value) => value !== null);
    return known.length === 0
      ? ''
      : formatNumber(
          known.reduce((a, b) => a + b, 0),
          column.decimals,
        );
  };
  return (
    <div className="feeder-table" data-testid="feeder-table">
      <table>
        <thead>
          <tr>
            <th>{t('feeder')}</th>
            <th>{t('feederN1')}</th>
            {COLUMNS.map(({ key }) => (
              <th key={key} aria-sort={order.key === key ? (order.falling ? 'descending' : 'ascending') : undefined}>
                <button
                  type="button"
                  title={t('sortBy')}
                  onClick={() => setOrder({ key, falling: order.key === key ? !order.falling : true })}
                >
                  {t(key)}
                  {order.key === key ? (order.falling ? ' ↓' : ' ↑') : ''}
                </button>
              </th>
            ))}
            <th className="is-text">{t('feederWiring')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((feeder) => (
            <tr
              key={feeder.id}
              className={feeder.id === selected ? 'is-selected' : ''}
              onClick={() => onSelect(feeder)}
              onDoubleClick={() => onOpen(feeder)}
            >
              <th scope="row">
                <button type="button" className="link-button" title={feeder.sourceName} onClick={() => onOpen(feeder)}>
                  {feeder.name}
                </button>
                {feeder.origin === 'ledger' ? (
                  <span className="muted" title={t('equivalentTitle')}>
                    {' '}
                    ≈
                  </span>
                ) : null}
              </th>
              <td>{feeder.passesN1 === null ? '–' : feeder.passesN1 ? '✓' : <span className="is-failing">✗</span>}</td>
              {COLUMNS.map((column) => {
                const value = column.value(feeder);
                return <td key={column.key}>{value === null ? '–' : formatNumber(value, column.decimals)}</td>;
              })}
              <td className="is-text">{t(`wiring_${feeder.wiringMode}`)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th>{t('feederTotal', { count: feeders.length })}</th>
            <td />
            {COLUMNS.map((column) => (
              <td key={column.key}>{sum(column)}</td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
