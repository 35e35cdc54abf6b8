import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutageWorkbench } from '../../../shared/api/outages';

/** Feeders whose switch trips again and again. */
export function TripsTab({ bench }: { bench: OutageWorkbench }) {
  const { t } = useTranslation('outages');
  return (
    <section className="card">
      <p className="muted">{t('tripsHint')}</p>
      {bench.trips.length === 0 ? (
        <p>{t('noTrips')}</p>
      ) : (
        <Table
          size="small"
          rowKey="key"
          dataSource={bench.trips}
          pagination={false}
          columns={[
            { title: t('code'), dataIndex: 'code', width: 140 },
            { title: t('feeder'), dataIndex: 'name' },
            { title: t('trips'), dataIndex: 'trips', width: 120, align: 'right' },
            { title: t('reclosed'), dataIndex: 'reclosed', width: 140, align: 'right' },
          ]}
        />
      )}
    </section>
  );
}
