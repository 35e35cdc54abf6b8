import { InputNumber } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { purposes } from '../../../shared/model/projectEnums';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';

/** Weight of each purpose: benefit = customers reached x the weights of a project's purposes. */
export function ImportanceEditor({ planId }: { planId: string }) {
  const { t } = useTranslation('budget');
  const language = useApp((app) => app.language);
  const [weights, setWeights] = useState<Record<string, number>>({});
  const [saved, setSaved] = useState('');
  useEffect(() => {
    const load = () =>
      void attempt(() => backend().budget.importances({ planId })).then((found) => {
        if (!found) return;
        const read = Object.fromEntries(found.map(({ flag, weight }) => [flag, weight]));
        setWeights(read);
        setSaved(JSON.stringify(read));
      });
    load();
    // Undo and other windows change them too.
    return onNews(({ entities }) => {
      if ('budgetSetting' in entities) load();
    });
  }, [planId]);
  const save = () => {
    if (JSON.stringify(weights) !== saved) void attempt(() => backend().budget.saveImportances({ planId, weights }));
  };
  return (
    <details className="card importances">
      <summary>{t('importances')}</summary>
      <p className="muted">{t('importancesHint')}</p>
      {purposes.map((purpose) => (
        <label key={purpose.key}>
          <span>{language === 'zh' ? purpose.zh : purpose.en}</span>
          <InputNumber
            size="small"
            controls={false}
            min={0}
            max={1000}
            value={weights[purpose.key] ?? null}
            onChange={(value) => setWeights({ ...weights, [purpose.key]: value ?? 0 })}
            onBlur={save}
            onPressEnter={save}
          />
        </label>
      ))}
    </details>
  );
}
