import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { addCommands } from '../../app/commands';
import type { ScreenName } from '../../app/screens';
import { useApp } from '../../app/useApp';
import './help.css';

const KEPT = 'countyframe.tour';

/** Screens the tour goes through, in the order of a planner's first day. */
const STEPS: readonly ScreenName[] = ['overview', 'data', 'ledgers', 'projects', 'budget', 'document'];

/** null: not under way; `offered` until it was taken or skipped once on this machine. */
const useTour = create<{ step: number | null; isOffered: boolean }>(() => ({
  step: null,
  isOffered: localStorage.getItem(KEPT) === null,
}));

function stop(): void {
  localStorage.setItem(KEPT, 'done');
  useTour.setState({ step: null, isOffered: false });
}

function goTo(step: number): void {
  localStorage.setItem(KEPT, 'done');
  useTour.setState({ step, isOffered: false });
  useApp.getState().go(STEPS[step]!);
}

/** The offer of a guided first run, above the screen: it covers nothing. */
export function TourOffer() {
  const { t } = useTranslation('help');
  const isOffered = useTour((tour) => tour.isOffered);
  const hasPlan = useApp((app) => Boolean(app.state?.planId));
  useEffect(
    () =>
      addCommands([
        {
          id: 'tour',
          group: 'help',
          title: 'help:tourCommand',
          isOffered: () => Boolean(useApp.getState().state?.planId),
          run: () => goTo(0),
        },
      ]),
    [],
  );
  if (!isOffered || !hasPlan) return null;
  return (
    <div className="tour-offer" role="status" data-testid="tour-offer">
      <span>{t('tourOffer')}</span>
      <button type="button" className="link-button" data-testid="tour-start" onClick={() => goTo(0)}>
        {t('tourStart')}
      </button>
      <button type="button" className="link-button" data-testid="tour-skip" onClick={stop}>
        {t('tourSkip')}
      </button>
    </div>
  );
}

/** The step of the tour under way: a card at the foot, the screen itself stays usable. */
export function TourCard() {
  const { t } = useTranslation('help');
  const step = useTour((tour) => tour.step);
  if (step === null) return null;
  const name = STEPS[step]!;
  const isLast = step === STEPS.length - 1;
  return (
    <aside className="tour-card" aria-label={t('tourCommand')} aria-live="polite" data-testid="tour-card">
      <span className="muted figures">{t('tourStep', { step: step + 1, count: STEPS.length })}</span>
      <b>{t(`tour_${name}_title`)}</b>
      <p>{t(`tour_${name}`)}</p>
      <div>
        <button type="button" className="link-button" onClick={stop}>
          {t('tourSkip')}
        </button>
        <span className="grow" />
        {step > 0 ? (
          <button type="button" className="cf-button cf-button-framed" onClick={() => goTo(step - 1)}>
            {t('tourBack')}
          </button>
        ) : null}
        <button
          type="button"
          className="cf-button cf-button-framed"
          data-testid="tour-next"
          onClick={() => (isLast ? stop() : goTo(step + 1))}
        >
          {t(isLast ? 'tourDone' : 'tourNext')}
        </button>
      </div>
    </aside>
  );
}
