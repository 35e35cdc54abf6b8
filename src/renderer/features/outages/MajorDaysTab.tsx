import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutageWorkbench } from '../../../shared/api/outages';
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
        <table className="pareto">
          <thead>
            <tr>
              <th>{t('date')}</th>
              <th>{t('event')}</th>
              <th>{t('basis')}</th>
              <th className="is-figure">{t('recordsOnDay')}</th>
              <th aria-label={t('remove')} />
            </tr>
          </thead>
          <tbody>
            {bench.majorDays.map((day) => (
              <tr key={day.id}>
                <td>{day.date}</td>
                <td>{day.event}</td>
                <td>{day.basis}</td>
                <td className="is-figure">{day.records}</td>
                <td>
                  <Button
                    size="small"
                    onClick={() => void attempt(() => backend().outages.removeMajorDay({ id: day.id }))}
                  >
                    {t('remove')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
