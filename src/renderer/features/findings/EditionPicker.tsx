import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleChangeEffect, RuleLibraryState } from '../../../shared/api/diagnosis';
import type { EditionFamily } from '../../../shared/diagnosis/rule';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { Effect } from './Effect';

interface Props {
  family: EditionFamily;
  library: RuleLibraryState;
  asOf: string | null;
}

/** Which edition of a standard the county is judged by; what another one changes is shown before it is taken. */
export function EditionPicker({ family, library, asOf }: Props) {
  const { t } = useTranslation('findings');
  const { language, state } = useApp();
  const planId = state!.planId!;
  const used = library.editions[family.id]!;
  const [wanted, setWanted] = useState<string | null>(null);
  const [effect, setEffect] = useState<RuleChangeEffect | null>(null);
  const choose = async (edition: string) => {
    setEffect(null);
    setWanted(edition === used ? null : edition);
    if (edition === used) return;
    const found = await attempt(() => backend().diagnosis.editionEffect({ planId, asOf, family: family.id, edition }));
    if (found) setEffect(found);
  };
  const take = async () => {
    await attempt(() => backend().diagnosis.chooseEdition({ planId, family: family.id, edition: wanted! }));
    setWanted(null);
    setEffect(null);
  };
  return (
    <div className="edition-picker">
      <label>
        {family.name[language]}{' '}
        <Select
          size="small"
          value={wanted ?? used}
          disabled={state!.isReadonly}
          options={family.editions.map(({ id, name }) => ({ value: id, label: name[language] }))}
          onChange={(value) => void choose(value)}
          popupMatchSelectWidth={false}
        />
      </label>
      {wanted && effect ? (
        <div className="edition-effect">
          <Effect effect={effect} />
          <Button size="small" type="primary" onClick={() => void take()}>
            {t('useEdition')}
          </Button>
          <Button size="small" type="text" onClick={() => void choose(used)}>
            {t('cancel')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
