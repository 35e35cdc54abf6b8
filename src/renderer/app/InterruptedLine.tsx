import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from './useApp';

/** After a crash: what is there and what is not, and the way to the last changes. */
export function InterruptedLine() {
  const { t } = useTranslation('help');
  const state = useApp((app) => app.state);
  const go = useApp((app) => app.go);
  const [isSeen, setSeen] = useState(false);
  if (!state?.wasInterrupted || isSeen) return null;
  return (
    <div className="error-line" role="status" data-testid="interrupted">
      <span>{t('crashed')}</span>
      {state.planId ? (
        <button
          type="button"
          className="error-action"
          onClick={() => {
            setSeen(true);
            go('data', { tab: 'history' });
          }}
        >
          {t('nextHistory')}
        </button>
      ) : null}
      <button type="button" className="error-dismiss" onClick={() => setSeen(true)}>
        {t('frame:dismiss')}
      </button>
    </div>
  );
}
