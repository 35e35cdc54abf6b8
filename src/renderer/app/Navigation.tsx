import { useTranslation } from 'react-i18next';
import { screens } from './screens';
import { type ScreenName, useApp } from './useApp';

/** The screens in the order of the chain. */
export function Navigation({ current }: { current: ScreenName }) {
  const { t } = useTranslation();
  const go = useApp((app) => app.go);
  return (
    <nav className="navigation" aria-label={t('navigation')}>
      {screens.map(({ name, icon }) => (
        <button
          key={name}
          type="button"
          data-screen={name}
          title={t(name)}
          className={name === current ? 'navigation-item is-current' : 'navigation-item'}
          aria-current={name === current ? 'page' : undefined}
          onClick={() => go(name)}
        >
          {icon}
          <span>{t(name)}</span>
        </button>
      ))}
    </nav>
  );
}
