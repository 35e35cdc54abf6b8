import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { DateInput } from '../../components/DateInput';

function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
}

/** Document number and date of an approval. */
export function ApproveForm({ planId }: { planId: string }) {
  const { t } = useTranslation('budget');
  const [document, setDocument] = useState('');
  const [date, setDate] = useState(today);
  return (
    <div className="rule-form approve-form">
      <Input
        placeholder={t('document')}
        aria-label={t('document')}
        value={document}
        data-testid="approval-document"
        onChange={(event) => setDocument(event.target.value)}
      />
      <DateInput label={t('date')} value={date} onChange={setDate} />
      <Button
        type="primary"
        disabled={document.trim() === ''}
        data-testid="approve-now"
        onClick={() => void attempt(() => backend().budget.approve({ planId, document, date }))}
      >
        {t('approve')}
      </Button>
    </div>
  );
}
