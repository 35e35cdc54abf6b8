import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../../shared/ids';
import { backend } from '../../api/backend';
import { projectChoices } from './projectChoices';
import { useAnswer, useSaving } from './useFrames';

interface Props {
  planId: string;
  changeIds: string[];
  onDone: () => void;
}

/** Ties the chosen changes to a project: to one of its measures, or to a new one. */
export function GiveToProject({ planId, changeIds, onDone }: Props) {
  const { t } = useTranslation('network');
  const projects = useAnswer(`${planId} projects`, () => projectChoices(planId));
  const measures = useAnswer(`${planId} measures`, () => backend().frame.measures({ planId }));
  const [projectId, setProjectId] = useState<string | null>(null);
  const [measureId, setMeasureId] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [isSaving, save] = useSaving();
  const own = measures?.filter(({ measure }) => measure.project === projectId) ?? [];
  const give = async () => {
    if (!projectId) return;
    const project = projects?.find(({ id }) => id === projectId);
    const done = await save(async () => {
      const newMeasure = {
        id: newId(),
        project: projectId,
        name: name.trim() || t('measureOf', { project: project?.name ?? '' }),
        year: null,
        constructionCustomers: null,
        constructionHours: null,
        liveShare: null,
      };
      await backend().frame.assign(
        measureId === null
          ? { planId, changeIds, measureId: newMeasure.id, newMeasure }
          : { planId, changeIds, measureId },
      );
    });
    if (done) onDone();
  };
  return (
    <div className="give-form" data-testid="give-form">
      <b>{t('giveTitle', { count: changeIds.length })}</b>
      <div className="change-field">
        <span className="change-label">{t('project')}</span>
        <Select
          size="small"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('project')}
          placeholder={t('chooseProject')}
          popupMatchSelectWidth={360}
          value={projectId}
          options={projects?.map(({ id, name: label }) => ({ value: id, label })) ?? []}
          onChange={(id: string) => {
            setProjectId(id);
            setMeasureId(null);
          }}
        />
      </div>
      <div className="change-field">
        <span className="change-label">{t('measure')}</span>
        <Select
          size="small"
          aria-label={t('measure')}
          value={measureId ?? ''}
          options={[
            { value: '', label: t('newMeasure') },
            ...own.map(({ measure }) => ({ value: measure.id, label: measure.name })),
          ]}
          onChange={(id: string) => setMeasureId(id === '' ? null : id)}
        />
      </div>
      {measureId === null ? (
        <div className="change-field">
          <span className="change-label">{t('measureName')}</span>
          <input
            type="text"
            aria-label={t('measureName')}
            value={name}
            placeholder={t('measureNameHint')}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
      ) : null}
      <div className="change-foot">
        <Button
          type="primary"
          size="small"
          disabled={!projectId || changeIds.length === 0}
          loading={isSaving}
          data-testid="give"
          onClick={() => void give()}
        >
          {t('give')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('frame:cancel')}
        </Button>
      </div>
    </div>
  );
}
