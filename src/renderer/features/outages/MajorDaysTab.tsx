import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MajorDay, OutageWorkbench } from '../../../shared/api/outages';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { DateInput } from '../../components/DateInput';

/** The ledger of major event days: what the second calibre leaves out, and on whose word. */
export function MajorDaysTab({ bench, planId }: { bench: OutageWorkbench; planId: string }) {
  const { t } = useTranslation('outages');
  const [date, setDate] = useState(bench.asOf);
  const [event, setEvent] = useState('');
  const [basis, setBasis] = useState('');
  const add = async () => {
    const day = { date, event: event.trim() || null, basis: basis.trim() || null };
    const added = await attempt(() => backend().outages.addMajorDay({ planId, ...day }));
    if (added === undefined) return;
    setEvent('');
    setBasis('');
  };
  return (
    <section className="card">
      <form
        className="major-form"
        onSubmit={(submit) => {
          submit.preventDefault();
          void add();
        }}
      >
        <DateInput label={t('date')} value={date} testId="major-date" onChange={setDate} />
        <Input placeholder={t('event')} value={event} onChange={(change) => setEvent(change.target.value)} />
        <Input placeholder={t('basis')} value={basis} onChange={(change) => setBasis(change.target.value)} />
        <Button htmlType="submit" data-testid="add-major">
          {t('addMajor')}
        </Button>
      </form>
      {bench.majorDays.length === 0 ? (
        <p className="muted">{t('noMajor')}</p>
      ) : (
        <Table<MajorDay>
          size="small"
          rowKey="id"
          dataSource={bench.majorDays}
          pagination={false}
          columns={[
            { title: t('date'), dataIndex: 'date', width: 120 },
            { title: t('event'), dataIndex: 'event' },
            { title: t('basis'), dataIndex: 'basis' },
            { title: t('recordsOnDay'), dataIndex: 'records', width: 150, align: 'right' },
            {
              title: '',
              key: 'remove',
              width: 90,
              render: (_, day) => (
                <Button
                  size="small"
                  onClick={() => void attempt(() => backend().outages.removeMajorDay({ id: day.id }))}
                >
                  {t('remove')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
