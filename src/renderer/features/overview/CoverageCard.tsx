import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VillageCoverage } from '../../../shared/api/overview';

/** Villages not yet rebuilt and poor villages, those without a project first. */
export function CoverageCard({ villages }: { villages: VillageCoverage }) {
  const { t } = useTranslation('overview');
  const [kind, setKind] = useState<'unrebuilt' | 'poor'>('unrebuilt');
  const { withProject, withoutProject } = villages[kind];
  return (
    <section className="card">
      <h2 className="card-title">{t('villages')}</h2>
      <Segmented
        size="small"
        value={kind}
        onChange={(value) => setKind(value as 'unrebuilt' | 'poor')}
        options={[
          { value: 'unrebuilt', label: t('unrebuilt') },
          { value: 'poor', label: t('poor') },
        ]}
      />
      <p className="figures">{t('coverage', { with: withProject.length, without: withoutProject.length })}</p>
      <ul className="overview-list">
        {withoutProject.map((village) => (
          <li key={village.id}>
            <span aria-hidden="true">○</span> {village.township ? `${village.township} ` : ''}
            {village.name}
            {village.households === null ? '' : ` · ${t('households', { count: village.households })}`}
          </li>
        ))}
        {withProject.map((village) => (
          <li key={village.id} className="muted">
            <span aria-hidden="true">●</span> {village.township ? `${village.township} ` : ''}
            {village.name} · {village.projects[0]}
          </li>
        ))}
      </ul>
    </section>
  );
}
