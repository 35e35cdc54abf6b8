import { useTranslation } from 'react-i18next';
import type { AlternativeView } from '../../../shared/api/policies';
import { formatNumber } from '../../../shared/format';
import { wanYuan } from '../../format/money';
import { OwnPriceRow } from './OwnPriceRow';

/** A unit price in place of the book's, for one policy. */
export interface OwnPrice {
  item: string;
  priceFen: number;
  reason: string;
}

interface Props {
  alternative: AlternativeView;
  prices: readonly OwnPrice[];
  onPrices: (prices: OwnPrice[]) => void;
}

/** What an alternative is made of, priced item by item; a price may be set by hand, with a reason. */
export function Quantities({ alternative, prices, onPrices }: Props) {
  const { t } = useTranslation('policies');
  const { beyondBids, beyondTypical } = alternative;
  const lines = alternative.lines.map((line) => {
    const own = prices.find(({ item }) => item === line.item);
    const unitFen = own ? own.priceFen : line.unitFen;
    return { ...line, own, unitFen, amountFen: unitFen === null ? null : Math.round(line.quantity * unitFen) };
  });
  const isKnown = lines.every(({ amountFen }) => amountFen !== null);
  const totalFen = isKnown ? lines.reduce((sum, { amountFen }) => sum + amountFen!, 0) : null;
  const set = (item: string, next: OwnPrice | null) =>
    onPrices([...prices.filter((price) => price.item !== item), ...(next ? [next] : [])]);
  return (
    <section className="policy-quantities">
      <h2>{t('quantities')}</h2>
      <table className="plain">
        <thead>
          <tr>
            <th>{t('item')}</th>
            <th>{t('spec')}</th>
            <th className="is-figure">{t('quantity')}</th>
            <th className="is-figure">{t('unitPrice')}</th>
            <th className="is-figure">{t('amount')}</th>
            <th>{t('source')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.flatMap((line) => {
            const { own, item } = line;
            const row = (
              <tr key={item}>
                <td>{line.name}</td>
                <td>{line.spec}</td>
                <td className="is-figure">
                  {formatNumber(line.quantity, Number.isInteger(line.quantity) ? 0 : 3)} {line.unitName}
                </td>
                <td className="is-figure">{line.unitFen === null ? '—' : wanYuan(line.unitFen)}</td>
                <td className="is-figure">{line.amountFen === null ? '—' : wanYuan(line.amountFen)}</td>
                <td className="muted">
                  {own?.reason
                    ? t('ownPriceMark', { reason: own.reason })
                    : [line.year, line.source, line.overrideReason].filter(Boolean).join(' ')}{' '}
                  {own ? null : (
                    <button
                      type="button"
                      className="link-button"
                      data-set-price={item}
                      onClick={() => set(item, { item, priceFen: line.unitFen ?? 0, reason: '' })}
                    >
                      {t('setPrice')}
                    </button>
                  )}
                </td>
              </tr>
            );
            return own
              ? [
                  row,
                  <OwnPriceRow key={`${item} own`} name={line.name} price={own} onChange={(next) => set(item, next)} />,
                ]
              : [row];
          })}
          <tr className="is-total">
            <th colSpan={4}>{t('total')}</th>
            <td className="is-figure">{totalFen === null ? '—' : wanYuan(totalFen)}</td>
            <td />
          </tr>
        </tbody>
      </table>
      {beyondBids.map(({ name, share }) => (
        <p key={name} className="policy-warning">
          ⚠ {t('beyondBid', { name, share: formatNumber(share * 100, 1) })}
        </p>
      ))}
      {beyondTypical.map(({ name, share }) => (
        <p key={`typical ${name}`} className="muted">
          {t('beyondTypical', { name, share: formatNumber(share * 100, 1) })}
        </p>
      ))}
    </section>
  );
}
