import { DeleteOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectRuleRow } from '../../../shared/api/budget';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import type { BudgetWork } from './useBudget';

const KINDS = ['needs', 'excludes', 'wishIn', 'wishOut', 'wishStartBy', 'wishStartFrom'] as const;

/** Prerequisites, exclusions and priced wishes of a project. */
export function ProjectRules({
  work,
  projectId,
  isLocked,
}: {
  work: BudgetWork;
  projectId: string;
  isLocked: boolean;
}) {
  const { t } = useTranslation('budget');
  const budget = work.budget!;
  const [kind, setKind] = useState<ProjectRuleRow['kind']>('needs');
  const [otherId, setOtherId] = useState<string | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const [price, setPrice] = useState<number | null>(null);
  const own = budget.rules.filter((rule) => rule.projectId === projectId);
  const isPair = kind === 'needs' || kind === 'excludes';
  const hasYear = kind === 'wishStartBy' || kind === 'wishStartFrom';
  const nameOf = (id: string | null): string => budget.projects.find((project) => project.id === id)?.name ?? '';
  const save = () =>
    attempt(() => backend().budget.saveRule({ planId: work.planId, projectId, kind, otherId, year, price }));
  return (
    <details className="project-rules" open={own.length > 0}>
      <summary>{t('rules', { count: own.length })}</summary>
      <ul>
        {own.map((rule) => (
          <li key={rule.id}>
            <span>
              {t(`rule_${rule.kind}`)} {nameOf(rule.otherId)} {rule.year ?? ''}{' '}
              {rule.price === null ? '' : t('atPrice', { price: rule.price })}
            </span>
            <Button
              size="small"
              type="text"
              disabled={isLocked}
              aria-label={t('delete')}
              icon={<DeleteOutlined />}
              onClick={() => void attempt(() => backend().budget.deleteRule({ ruleId: rule.id }))}
            />
          </li>
        ))}
      </ul>
      {isLocked ? null : (
        <div className="rule-form">
          <Select
            size="small"
            value={kind}
            aria-label={t('ruleKind')}
            options={KINDS.map((value) => ({ value, label: t(`rule_${value}`) }))}
            onChange={setKind}
          />
          {isPair ? (
            <Select
              size="small"
              showSearch={{ optionFilterProp: 'label' }}
              value={otherId}
              placeholder={t('project')}
              aria-label={t('otherProject')}
              options={budget.projects
                .filter((project) => project.id !== projectId)
                .map((project) => ({ value: project.id, label: project.name }))}
              onChange={setOtherId}
            />
          ) : null}
          {hasYear ? (
            <Select
              size="small"
              value={year}
              placeholder={t('year')}
              aria-label={t('year')}
              options={budget.years.map((value) => ({ value, label: String(value) }))}
              onChange={setYear}
            />
          ) : null}
          {isPair ? null : (
            <InputNumber
              size="small"
              controls={false}
              min={0}
              placeholder={t('price')}
              aria-label={t('price')}
              value={price}
              onChange={setPrice}
            />
          )}
          <Button size="small" onClick={() => void save()}>
            {t('addRule')}
          </Button>
        </div>
      )}
    </details>
  );
}
