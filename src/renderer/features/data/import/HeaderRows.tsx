import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  /** First and last, 1-based. */
  rows: [number, number];
  onChange: (rows: [number, number]) => void;
}

/** Says in which rows of the sheet the header is. */
export function HeaderRows({ rows, onChange }: Props) {
  const { t } = useTranslation('data');
  const [first, last] = rows;
  const [lead, between, tail] = t('headerRows').split('|');
  const field = (end: 0 | 1) => (
    <InputNumber
      size="small"
      min={1}
      precision={0}
      value={rows[end]}
      aria-label={t(end === 0 ? 'headerFirst' : 'headerLast')}
      data-testid={`header-row-${end}`}
      onChange={(row) => {
        if (row === null || row === rows[end]) return;
        onChange(end === 0 ? [row, Math.max(row, last)] : [Math.min(first, row), row]);
      }}
    />
  );
  return (
    <div className="import-header-rows">
      <span>{lead}</span>
      {field(0)}
      <span>{between}</span>
      {field(1)}
      {tail ? <span>{tail}</span> : null}
    </div>
  );
}
