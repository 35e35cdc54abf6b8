import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetState } from '../../../shared/api/budget';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { DateInput } from '../../components/DateInput';
import { Dialog } from '../../components/dialog/Dialog';
import { toFen, toWanYuan, wanYuan } from '../../format/money';
import { enteredYear } from './usedMoney';

interface Line {
  projectId: string;
  isIn: boolean;
  startYear: number | null;
  totalFen: number | null;
}

interface Props {
  budget: BudgetState;
  planId: string;
  onClose: () => void;
}

/** A numbered adjustment: which projects change to what, why, and by which document; earlier ones below. */
export function AdjustDialog({ budget, planId, onClose }: Props) {
  const { t } = useTranslation('budget');
  const [lines, setLines] = useState<Line[]>([]);
  const [document, setDocument] = useState('');
  const [reason, setReason] = useState('');
  const [date, setDate] = useState(() => new Date().toISOString().slice(0, 10));
  const projectOf = (id: string) => budget.projects.find((project) => project.id === id);
  const add = (projectId: string) => {
    const project = projectOf(projectId);
    if (!project || lines.some((line) => line.projectId === projectId)) return;
    setLines([
      ...lines,
      { projectId, isIn: project.chosen, startYear: enteredYear(project), totalFen: project.totalFen },
    ]);
  };
  const change = (projectId: string, patch: Partial<Line>) =>
    setLines(lines.map((line) => (line.projectId === projectId ? { ...line, ...patch } : line)));
  const save = async () => {
    const done = await attempt(() => backend().budget.adjust({ planId, document, date, reason, changes: lines }));
    if (done) onClose();
  };
  const moneyOf = (isIn: boolean, fen: number, year: number | null): string =>
    isIn ? `${year ?? ''} ${wanYuan(fen)}` : t('out');
  return (
    <Dialog title={t('adjustTitle', { number: budget.plan.adjustments.length + 1 })} width={900} onClose={onClose}>
      <div className="adjust">
        <div className="adjust-head">
          <Input
            placeholder={t('document')}
            aria-label={t('document')}
            value={document}
            data-autofocus
            onChange={(event) => setDocument(event.target.value)}
          />
          <DateInput label={t('date')} value={date} onChange={setDate} />
          <Input
            placeholder={t('adjustReason')}
            aria-label={t('adjustReason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <select
          className="adjust-add"
          aria-label={t('addProject')}
          value=""
          onChange={(event) => add(event.target.value)}
        >
          <option value="">{t('addProject')}</option>
          {budget.projects.map((project) => (
            <option key={project.id} value={project.id}>
              {project.name}
            </option>
          ))}
        </select>
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('project')}</th>
              <th>{t('before')}</th>
              <th>{t('decision')}</th>
              <th>{t('year')}</th>
              <th className="is-figure">{t('total')} 万元</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => {
              const project = projectOf(line.projectId)!;
              return (
                <tr key={line.projectId}>
                  <td>{project.name}</td>
                  <td className="figures">{moneyOf(project.chosen, project.totalFen, enteredYear(project))}</td>
                  <td>
                    <select
                      aria-label={t('decision')}
                      value={line.isIn ? 'in' : 'out'}
                      onChange={(event) => change(line.projectId, { isIn: event.target.value === 'in' })}
                    >
                      <option value="in">{t('in')}</option>
                      <option value="out">{t('out')}</option>
                    </select>
                  </td>
                  <td>
                    <select
                      aria-label={t('year')}
                      value={line.startYear ?? ''}
                      disabled={!line.isIn || line.startYear === null}
                      onChange={(event) => change(line.projectId, { startYear: Number(event.target.value) })}
                    >
                      {[...new Set([...budget.years, ...(line.startYear === null ? [] : [line.startYear])])].map(
                        (year) => (
                          <option key={year}>{year}</option>
                        ),
                      )}
                    </select>
                  </td>
                  <td className="is-figure">
                    <InputNumber
                      size="small"
                      controls={false}
                      min={0}
                      precision={2}
                      disabled={!line.isIn}
                      aria-label={t('total')}
                      value={toWanYuan(line.totalFen)}
                      onChange={(value) => change(line.projectId, { totalFen: toFen(value) })}
                    />
                  </td>
                  <td>
                    <Button
                      size="small"
                      type="text"
                      aria-label={t('delete')}
                      icon={<DeleteOutlined />}
                      onClick={() => setLines(lines.filter((other) => other !== line))}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {lines.length === 0 ? <p className="muted">{t('adjustHint')}</p> : null}
        <div className="adjust-foot">
          <Button
            type="primary"
            disabled={lines.length === 0 || document.trim() === '' || reason.trim() === ''}
            onClick={() => void save()}
          >
            {t('recordAdjustment')}
          </Button>
        </div>
        {budget.plan.adjustments.map((adjustment) => (
          <section key={adjustment.id} className="adjust-past">
            <h3>
              {t('adjustTitle', { number: adjustment.number })} · {adjustment.document} · {adjustment.date}
            </h3>
            <p>{adjustment.reason}</p>
            <ul>
              {adjustment.changes.map((past) => (
                <li key={past.projectId} className="figures">
                  {past.name}: {past.beforeYear ?? t('out')} {wanYuan(past.beforeFen)} → {past.afterYear ?? t('out')}{' '}
                  {wanYuan(past.afterFen)} 万元
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
