import { useTranslation } from 'react-i18next';
import { planningYears } from '../../shared/model/sheetColumns';
import { frameOf, type ShownFrame } from './frames';
import { findScreen } from './screens';
import { useApp } from './useApp';

/** Current ▸ each planning year ▸ target ▸ difference: which frame the figures of the screen speak of. */
export function FrameSwitch() {
  const { t } = useTranslation();
  const { state, screen, frame, setFrame } = useApp();
  const plan = state?.plans.find((candidate) => candidate.id === state.planId);
  if (!plan || !findScreen(screen)?.followsFrame) return null;
  const years = planningYears(plan);
  const shown = frameOf(frame, years);
  const choices: { value: ShownFrame; text: string; title: string }[] = [
    { value: 'current', text: t('frameCurrent'), title: t('frameCurrentTitle', { year: plan.baseYear }) },
    ...years.map((year) => ({ value: year, text: String(year), title: t('frameYearTitle', { year }) })),
    { value: 'target', text: t('frameTarget'), title: t('frameTargetTitle', { year: plan.targetYear }) },
    { value: 'difference', text: t('frameDifference'), title: t('frameDifferenceTitle') },
  ];
  return (
    <fieldset className="frame-switch" aria-label={t('frameSwitch')}>
      {choices.map(({ value, text, title }) => (
        <button
          key={value}
          type="button"
          title={title}
          aria-pressed={value === shown}
          data-frame={value}
          onClick={() => setFrame(value)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}
