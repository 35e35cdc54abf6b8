import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../../../shared/api/app';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { Dialog } from '../../components/dialog/Dialog';

/** Copy the plan in hand, put it away. */
export function PlanActions({ plan }: { plan: PlanSummary }) {
  const { t } = useTranslation('home');
  const isReadonly = useApp((app) => app.state?.isReadonly ?? false);
  const [copyName, setCopyName] = useState<string | null>(null);
  const refresh = async () => {
    const state = await attempt(() => backend().app.state());
    if (state) useApp.getState().set({ state });
  };
  const copy = async () => {
    const made = await attempt(() => backend().home.copyPlan({ planId: plan.id, name: copyName!.trim() }));
    if (!made) return;
    setCopyName(null);
    const state = await attempt(() => backend().app.openPlan({ planId: made.planId }));
    if (state) useApp.getState().set({ state });
  };
  const archive = async () => {
    await attempt(() => backend().home.archivePlan({ planId: plan.id, isArchived: !plan.isArchived }));
    await refresh();
  };
  return (
    <div className="plan-actions">
      {isReadonly ? null : (
        <>
          <Button
            size="small"
            data-testid="copy-plan"
            onClick={() => setCopyName(t('planCopyName', { name: plan.name }))}
          >
            {t('planCopy')}
          </Button>
          <Button size="small" data-testid="archive-plan" onClick={() => void archive()}>
            {t(plan.isArchived ? 'planReopen' : 'planArchive')}
          </Button>
        </>
      )}
      {copyName === null ? null : (
        <Dialog title={t('planCopy')} width={480} onClose={() => setCopyName(null)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void copy();
            }}
          >
            <div className="cf-dialog-body">
              <label className="plan-copy-name">
                <span>{t('copyNameLabel')}</span>
                <Input
                  data-autofocus
                  maxLength={200}
                  value={copyName}
                  onChange={(event) => setCopyName(event.target.value)}
                />
              </label>
            </div>
            <div className="cf-dialog-foot">
              <Button onClick={() => setCopyName(null)}>{t('cancel')}</Button>
              <Button type="primary" htmlType="submit" disabled={copyName.trim() === ''} data-testid="copy-do">
                {t('copyDo')}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </div>
  );
}
