import { CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleChangeEffect, RuleLibraryState } from '../../../shared/api/diagnosis';
import { areaClasses } from '../../../shared/diagnosis/finding';
import type { Limits, Rule, RuleOverride } from '../../../shared/diagnosis/rule';
import { editionName } from '../../../shared/diagnosis/words';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { Effect } from './Effect';
import { isMovable, limitsText } from './limitsText';

interface Props {
  rule: Rule;
  own: RuleOverride | null;
  library: RuleLibraryState;
  asOf: string | null;
  onClose: () => void;
}

/** Beside the library: a rule's editions side by side, and the county's threshold with its reason and its effect. */
export function RuleEditor({ rule, own, library, asOf, onClose }: Props) {
  const { t } = useTranslation('findings');
  const { language, state } = useApp();
  const planId = state!.planId!;
  const used = rule.editions.find(({ edition }) => edition === library.editions[rule.family]);
  const base = used?.limits ?? rule.editions.at(-1)!.limits;
  const [limits, setLimits] = useState<Limits>(own?.limits ?? base);
  const [isOff, setOff] = useState(own?.isOff ?? false);
  const [reason, setReason] = useState(own?.reason ?? '');
  const [effect, setEffect] = useState<RuleChangeEffect | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isReadOnly = state!.isReadonly;
  const canMove = isMovable(base);
  const isSame = JSON.stringify(limits) === JSON.stringify(base);
  const change = { rule: rule.id, limits: isSame ? null : limits, isOff };
  const isOwn = !isSame || isOff;
  const edit = (next: Limits) => {
    setLimits(next);
    setEffect(null);
  };
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await attempt(work);
    setBusy(false);
  };
  const preview = () => run(async () => setEffect(await backend().diagnosis.effect({ planId, asOf, change })));
  const save = () =>
    run(() =>
      isOwn
        ? backend().diagnosis.setRule({ planId, change, reason })
        : backend().diagnosis.resetRule({ planId, rule: rule.id }),
    );
  return (
    <aside className="record-panel rule-editor" aria-label={rule.name[language]} data-testid="rule-editor">
      <div className="record-head">
        <b>{rule.name[language]}</b>
        <button type="button" aria-label={t('close')} onClick={onClose}>
          <CloseOutlined />
        </button>
      </div>
      <p className="muted">{rule.definition[language]}</p>
      <section>
        <h3>{t('editions')}</h3>
        {rule.editions.map((edition) => (
          <div key={edition.edition} className={edition === used ? 'rule-edition is-used' : 'rule-edition'}>
            <b>{editionName(library, edition.edition, language)}</b>{' '}
            {edition.clause ? t('clauseOf', { clause: edition.clause }) : ''}{' '}
            <span className="muted">{t(edition.standing === 'sourced' ? 'sourced' : 'toVerify')}</span>
            <div>{limitsText(edition.limits, rule, language)}</div>
            <div className="muted">{edition.source[language]}</div>
          </div>
        ))}
      </section>
      <section>
        <h3>{t('ownThreshold')}</h3>
        {canMove ? (
          <LimitFields limits={limits} unit={rule.unit[language]} onChange={edit} disabled={isReadOnly || isOff} />
        ) : null}
        <Checkbox
          checked={isOff}
          disabled={isReadOnly}
          onChange={({ target }) => {
            setOff(target.checked);
            setEffect(null);
          }}
        >
          {t('leaveOut')}
        </Checkbox>
        {isOwn ? (
          <label className="rule-reason">
            {t('reason')}
            <Input.TextArea
              rows={2}
              value={reason}
              disabled={isReadOnly}
              data-testid="rule-reason"
              onChange={({ target }) => setReason(target.value)}
            />
          </label>
        ) : null}
        <div className="rule-buttons">
          <Button size="small" loading={isBusy} onClick={() => void preview()} data-testid="rule-preview">
            {t('preview')}
          </Button>
          <Button
            size="small"
            type="primary"
            disabled={isReadOnly || isBusy || (isOwn && reason.trim() === '') || (!isOwn && !own)}
            onClick={() => void save()}
            data-testid="rule-save"
          >
            {t(isOwn ? 'save' : 'reset')}
          </Button>
          {isOwn && !isReadOnly ? (
            <Button
              size="small"
              type="text"
              onClick={() => {
                edit(base);
                setOff(false);
              }}
            >
              {t('toLibrary')}
            </Button>
          ) : null}
        </div>
        {effect ? <Effect effect={effect} /> : null}
      </section>
    </aside>
  );
}

interface FieldProps {
  limits: Limits;
  unit: string;
  disabled: boolean;
  onChange: (limits: Limits) => void;
}

/** One field for all classes, or one for each; a list of numbers as text with slashes. */
function LimitFields({ limits, unit, disabled, onChange }: FieldProps) {
  const { t } = useTranslation('findings');
  if ('all' in limits) {
    const { all } = limits;
    if (Array.isArray(all)) {
      return (
        <label className="rule-limit">
          {t('values')}
          <Input
            size="small"
            defaultValue={all.join(' / ')}
            disabled={disabled}
            suffix={unit}
            onChange={({ target }) => {
              const values = target.value
                .split(/[/，,、\s]+/)
                .filter((part) => part !== '')
                .map(Number);
              if (values.length > 0 && values.every(Number.isFinite)) onChange({ all: values });
            }}
          />
        </label>
      );
    }
    return (
      <label className="rule-limit">
        {t('limit')}
        <InputNumber
          size="small"
          value={Number(all)}
          disabled={disabled}
          data-testid="rule-limit"
          onChange={(value) => value !== null && onChange({ all: value })}
        />
        <span className="muted">{unit}</span>
      </label>
    );
  }
  return (
    <div className="rule-classes">
      {areaClasses.map((areaClass) => (
        <label key={areaClass} className="rule-limit">
          {areaClass}
          <InputNumber
            size="small"
            value={typeof limits[areaClass] === 'number' ? limits[areaClass] : null}
            placeholder={t('noLimit')}
            disabled={disabled}
            onChange={(value) => onChange({ ...limits, [areaClass]: value })}
          />
          <span className="muted">{unit}</span>
        </label>
      ))}
    </div>
  );
}
