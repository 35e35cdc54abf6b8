import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  FONT_SCALES,
  type FontChoice,
  setFont,
  setTheme,
  THEME_CHOICES,
  type ThemeChoice,
  useAppearance,
} from '../../app/appearance';

/** Theme and size of the type, on this machine. */
export function AppearanceCard() {
  const { t } = useTranslation('home');
  const { theme, font } = useAppearance();
  return (
    <section className="card">
      <h2 className="card-title">{t('theme')}</h2>
      <div className="settings-line">
        <Segmented
          value={theme}
          aria-label={t('theme')}
          options={THEME_CHOICES.map((choice) => ({ value: choice, label: t(`themeName_${choice}`) }))}
          onChange={(choice) => setTheme(choice as ThemeChoice)}
        />
        <span className="muted">{t('font')}</span>
        <Segmented
          value={font}
          aria-label={t('font')}
          options={Object.keys(FONT_SCALES).map((choice) => ({ value: choice, label: t(`font_${choice}`) }))}
          onChange={(choice) => setFont(choice as FontChoice)}
        />
      </div>
    </section>
  );
}
