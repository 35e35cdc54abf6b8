import { QuestionCircleOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openOverlay } from '../../app/overlay';
import { findScreen } from '../../app/screens';
import { useApp } from '../../app/useApp';
import { Popup } from '../../components/sheet/parts/Popup';
import './help.css';

/** "What is this": one sentence about the screen in sight, and the way to its chapter of the manual. */
export function ScreenHelp() {
  const { t } = useTranslation('help');
  const screen = useApp((app) => app.screen);
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const name = findScreen(screen)?.name ?? 'plans';
  const close = () => setAnchor(null);
  return (
    <>
      <button
        type="button"
        className="top-help"
        data-testid="what-is-this"
        title={t('whatIsThis')}
        aria-label={t('whatIsThis')}
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(anchor ? null : event.currentTarget.getBoundingClientRect())}
      >
        <QuestionCircleOutlined />
      </button>
      {anchor ? (
        <Popup anchor={anchor} onClose={close} label={t('whatIsThis')} className="screen-help">
          <b>{t(`frame:${name}`)}</b>
          <p>{t(`what_${name}`)}</p>
          <button
            type="button"
            className="link-button"
            onClick={() => {
              close();
              openOverlay('manual', name);
            }}
          >
            {t('openManual')}
          </button>
        </Popup>
      ) : null}
    </>
  );
}
