import { Button, Input, InputNumber } from 'antd';
import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlternativeRuleView } from '../../../shared/api/policies';
import { listMark } from '../../../shared/messages';
import { alternativeLabel } from '../../../shared/model/policy';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';
import { useRuleLibrary } from './FindingList';

type Setting = AlternativeRuleView['settings'][number];

/** Which findings call for which alternative, and the numbers it is drawn up with. */
export function RulesTab({ planId }: { planId: string }) {
  const { t } = useTranslation('policies');
  const language = useApp((app) => app.language);
  const library = useRuleLibrary();
  const [rules, setRules] = useState<AlternativeRuleView[] | null>(null);
  useEffect(() => {
    const load = async () => {
      const found = await attempt(() => backend().policies.rules({ planId }));
      if (found) setRules(found);
    };
    void load();
    return onNews(() => void load());
  }, [planId]);
  if (!rules || !library) return <div className="screen-loading">{t('frame:loading')}</div>;
  const name = (id: string) => library.rules.find((rule) => rule.id === id)?.name[language] ?? id;
  return (
    <div className="policies-scroll">
      <table className="plain">
        <thead>
          <tr>
            <th>{t('alternative')}</th>
            <th>{t('setting')}</th>
            <th className="is-figure">{t('shipped')}</th>
            <th>{t('value')}</th>
            <th>{t('settingReason')}</th>
            <th aria-label={t('value')} />
          </tr>
        </thead>
        <tbody>
          {rules
            .filter(({ alternative }) => alternative !== 'nothing')
            .map((rule) => {
              const on = rule.on[0]!;
              return (
                <Fragment key={`${rule.alternative} ${on}`}>
                  <tr className="is-group">
                    <th>
                      {alternativeLabel(rule.alternative, on)[language]} <span className="muted">{t(`on_${on}`)}</span>
                    </th>
                    <td colSpan={5} className="muted">
                      {t('calledBy')} · {rule.when.map(name).join(listMark(language))}
                    </td>
                  </tr>
                  {rule.settings.map((one) => (
                    <SettingRow
                      key={`${one.key} ${one.value}`}
                      planId={planId}
                      alternative={rule.alternative}
                      on={on}
                      setting={one}
                      label={one.label[language]}
                    />
                  ))}
                </Fragment>
              );
            })}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  planId: string;
  alternative: string;
  on: 'feeder' | 'area';
  setting: Setting;
  label: string;
}

function SettingRow({ planId, alternative, on, setting, label }: RowProps) {
  const { t } = useTranslation('policies');
  const [value, setValue] = useState<number | null>(setting.value);
  const [reason, setReason] = useState(setting.reason ?? '');
  const isChanged = value !== setting.value || reason.trim() !== (setting.reason ?? '');
  const save = () =>
    void attempt(() => backend().policies.setRule({ planId, alternative, on, key: setting.key, value, reason }));
  return (
    <tr>
      <td />
      <td>
        {label} <span className="muted">{setting.unit}</span>
      </td>
      <td className="is-figure">{setting.shipped}</td>
      <td>
        <InputNumber size="small" min={0} value={value} aria-label={label} onChange={setValue} />
      </td>
      <td>
        <Input
          size="small"
          value={reason}
          aria-label={t('settingReason')}
          onChange={(event) => setReason(event.target.value)}
        />
      </td>
      <td>
        <Button size="small" disabled={!isChanged} onClick={save}>
          {t('save')}
        </Button>
      </td>
    </tr>
  );
}
