import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/format';
import { undo } from './actions';
import { DriveMark } from './DriveMark';
import { useApp } from './useApp';

/** Jobs with progress and cancel, facts of the selection, the last change with its undo, saved state, store file. */
export function StatusBar() {
  const { t } = useTranslation();
  const { state, jobs, selection, lastNews, drive } = useApp();
  const time = state?.savedAt ? new Date(state.savedAt).toTimeString().slice(0, 5) : null;
  const name = state?.storeFile.split(/[\\/]/).pop() ?? '';
  return (
    <footer className="status-bar">
      <div className="status-jobs" aria-live="polite">
        {jobs.map((job) => (
          <span key={job.id} className="status-job" data-testid="job">
            <span>{t(job.title)}</span>
            <progress max={job.total ?? undefined} value={job.total ? job.done : undefined} />
            <span className="figures">
              {job.total
                ? `${Math.floor((job.done / job.total) * 100)} %`
                : job.done > 0
                  ? formatNumber(job.done, 0)
                  : ''}
            </span>
            <button type="button" onClick={job.cancel}>
              {t('cancel')}
            </button>
          </span>
        ))}
        {jobs.length === 0 && lastNews ? (
          <span className="status-change" data-testid="last-change">
            <span>{t(`message:${lastNews.label.code}`, lastNews.label.params)}</span>
            {state?.undo ? (
              <button type="button" onClick={() => void undo()}>
                {t('undo')}
              </button>
            ) : null}
          </span>
        ) : null}
      </div>
      <div className="status-facts figures">
        {selection && selection.count > 1 ? (
          <>
            <span>{t('selectionFacts', { count: selection.count })}</span>
            {selection.sum !== null ? (
              <span>{t('sum', { sum: formatNumber(selection.sum, selection.decimals), unit: selection.unit })}</span>
            ) : null}
            {selection.mean !== null ? (
              <span>{t('mean', { mean: formatNumber(selection.mean, Math.max(2, selection.decimals)) })}</span>
            ) : null}
          </>
        ) : null}
      </div>
      <span>{state?.isReadonly ? t('readOnly') : time ? t('saved', { time }) : t('savedAll')}</span>
      {drive ? <DriveMark drive={drive} /> : null}
      <span className="status-file" title={state?.storeFile}>
        {name}
      </span>
    </footer>
  );
}
