import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetState } from '../../../shared/api/budget';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { AdjustDialog } from './AdjustDialog';
import { ApproveForm } from './ApproveForm';

interface Props {
  budget: BudgetState;
  planId: string;
  isReadonly: boolean;
}

/** Where the plan stands, and the next step: submit, take back, approve, adjust. */
export function StandingBar({ budget, planId, isReadonly }: Props) {
  const { t } = useTranslation('budget');
  const [isAdjusting, setAdjusting] = useState(false);
  const { status, approvalDocument, approvedDate, adjustments } = budget.plan;
  return (
    <div className="standing" data-testid="standing">
      <span className={`top-status is-${status}`}>{t(`frame:status_${status}`)}</span>
      {status === 'approved' ? (
        <span className="muted">
          {approvalDocument ?? '—'} {approvedDate ?? ''}
          {adjustments.length > 0 ? ` · ${t('adjustments', { count: adjustments.length })}` : ''}
        </span>
      ) : null}
      {isReadonly ? null : (
        <>
          {status === 'draft' ? (
            <Button
              size="small"
              data-testid="submit-plan"
              onClick={() => void attempt(() => backend().budget.submit({ planId }))}
            >
              {t('submit')}
            </Button>
          ) : null}
          {status === 'submitted' ? (
            <>
              <Button size="small" onClick={() => void attempt(() => backend().budget.withdraw({ planId }))}>
                {t('withdraw')}
              </Button>
              <Popover trigger="click" placement="bottomRight" content={<ApproveForm planId={planId} />}>
                <Button size="small" type="primary" data-testid="approve-plan">
                  {t('approve')}
                </Button>
              </Popover>
            </>
          ) : null}
          {status === 'approved' ? (
            <Button size="small" data-testid="adjust-plan" onClick={() => setAdjusting(true)}>
              {t('adjust')}
            </Button>
          ) : null}
        </>
      )}
      {isAdjusting ? <AdjustDialog budget={budget} planId={planId} onClose={() => setAdjusting(false)} /> : null}
    </div>
  );
}
