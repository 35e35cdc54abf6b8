import { useTranslation } from 'react-i18next';
import type { AlternativeView } from '../../../shared/api/policies';
import { formatNumber } from '../../../shared/format';
import { wanYuan } from '../../format/money';

/** What an alternative is made of, priced item by item. */
export function Quantities({ alternative }: { alternative: AlternativeView }) {
  const { t } = useTranslation('policies');
  const { lines, totalFen, beyondBids } = alternative;
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
          {lines.map((line) => (
            <tr key={line.item}>
              <td>{line.name}</td>
              <td>{line.spec}</td>
              <td className="is-figure">
                {formatNumber(line.quantity, Number.isInteger(line.quantity) ? 0 : 3)} {line.unitName}
              </td>
              <td className="is-figure">{line.unitFen === null ? '—' : wanYuan(line.unitFen)}</td>
              <td className="is-figure">{line.amountFen === null ? '—' : wanYuan(line.amountFen)}</td>
              <td className="muted">{[line.year, line.source, line.overrideReason].filter(Boolean).join(' ')}</td>
            </tr>
          ))}
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
    </section>
  );
}
