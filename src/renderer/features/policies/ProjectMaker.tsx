import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetState } from '../../../shared/api/budget';
import type { PolicyList } from '../../../shared/api/policies';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { printCards } from './printCards';

/** Makes projects of what was decided and has none yet, for a year and a programme; prints all cards. */
export function ProjectMaker({ planId, list }: { planId: string; list: PolicyList }) {
  const { t } = useTranslation('policies');
  const language = useApp((app) => app.language);
  const [budget, setBudget] = useState<BudgetState | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const [programmeId, setProgramme] = useState<string | null>(null);
  useEffect(() => {
    void attempt(() => backend().budget.state({ planId })).then((found) => {
      if (!found) return;
      setBudget(found);
      setYear((known) => known ?? found.years[0] ?? null);
    });
  }, [planId]);
  const ids = list.rows.filter((row) => row.chosen !== null && row.chosen !== 'nothing' && row.projects === 0);
  const decided = list.rows.filter((row) => row.chosen !== null).map(({ id }) => id);
  return (
    <span className="policies-maker">
      <Select
        size="small"
        aria-label={t('year')}
        value={year}
        options={(budget?.years ?? []).map((value) => ({ value, label: value }))}
        onChange={setYear}
      />
      <Select
        size="small"
        aria-label={t('programme')}
        value={programmeId ?? ''}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t('noProgramme') },
          ...(budget?.programmes ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => setProgramme(value === '' ? null : value)}
      />
      <Button
        size="small"
        type="primary"
        disabled={ids.length === 0}
        data-testid="make-projects"
        onClick={() =>
          void attempt(() =>
            backend().policies.makeProjects({ planId, ids: ids.map(({ id }) => id), year, programmeId, language }),
          )
        }
      >
        {t('makeProjects')} {ids.length}
      </Button>
      <Button
        size="small"
        disabled={decided.length === 0}
        onClick={() => void printCards(planId, decided, false, language)}
      >
        {t('printAll')}
      </Button>
    </span>
  );
}
