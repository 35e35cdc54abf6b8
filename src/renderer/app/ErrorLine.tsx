import { useTranslation } from 'react-i18next';
import { actionOf } from './errorActions';
import { useApp } from './useApp';

/** What went wrong, and what to do next as words and a button; stays until dismissed, the work stays below it. */
export function ErrorLine() {
  const { t, i18n } = useTranslation();
  const { error, set } = useApp();
  if (!error) return null;
  const next = `message:${error.code}_NEXT`;
  const action = actionOf(error.code);
  return (
    <div className="error-line" role="alert" data-testid="error">
      <span>{t(`message:${error.code}`, error.params)}</span>
      {i18n.exists(next) ? <span className="error-next">{t(next, error.params)}</span> : null}
      <button
        type="button"
        className="error-action"
        data-testid="error-action"
        onClick={() => {
          set({ error: null });
          action.run();
        }}
      >
        {t(`help:${action.text}`)}
      </button>
      <button type="button" className="error-dismiss" onClick={() => set({ error: null })}>
        {t('dismiss')}
      </button>
    </div>
  );
}
