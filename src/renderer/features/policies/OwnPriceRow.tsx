import { Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnPrice } from './Quantities';

const FEN_PER_WAN_YUAN = 1_000_000;

interface Props {
  name: string;
  price: OwnPrice;
  /** null goes back to the price of the book. */
  onChange: (price: OwnPrice | null) => void;
}

/** Below an item: its price for this policy alone, and why. */
export function OwnPriceRow({ name, price, onChange }: Props) {
  const { t } = useTranslation('policies');
  return (
    <tr className="own-price">
      <td colSpan={6}>
        <InputNumber
          size="small"
          min={0}
          step={0.1}
          value={price.priceFen / FEN_PER_WAN_YUAN}
          aria-label={`${name} ${t('ownPrice')}`}
          data-testid="own-price"
          onChange={(value) => onChange({ ...price, priceFen: Math.round((value ?? 0) * FEN_PER_WAN_YUAN) })}
        />
        <Input
          size="small"
          value={price.reason}
          status={price.reason.trim() === '' ? 'warning' : ''}
          placeholder={t('priceReasonMissing')}
          aria-label={`${name} ${t('priceReason')}`}
          data-testid="own-price-reason"
          onChange={(event) => onChange({ ...price, reason: event.target.value })}
        />
        <button type="button" className="link-button" onClick={() => onChange(null)}>
          {t('bookPrice')}
        </button>
      </td>
    </tr>
  );
}
