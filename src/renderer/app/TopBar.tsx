import { DownOutlined, RedoOutlined, SearchOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Label } from '../../shared/api/app';
import { backend } from '../api/backend';
import { ScreenHelp } from '../features/help/ScreenHelp';
import { attempt, redo, setLanguage, undo } from './actions';
import { FrameSwitch } from './FrameSwitch';
import { openOverlay } from './overlay';
import { useApp } from './useApp';

/** Plan in hand, undo and redo by name, language. */
export function TopBar() {
  const { t } = useTranslation();
  const { state, language } = useApp();
  return (
    <header className="top-bar">
      <span className="top-brand">{t('appName')}</span>
      <PlanPicker />
      <FrameSwitch />
      <span className="top-space" />
      <button type="button" className="top-search" data-testid="palette" onClick={() => openOverlay('palette')}>
        <SearchOutlined />
        <span>{t('home:palette')}</span>
        <kbd>Ctrl+K</kbd>
      </button>
      <ScreenHelp />
      <UndoButton label={state?.undo ?? null} kind="undo" />
      <UndoButton label={state?.redo ?? null} kind="redo" />
      <Button
        type="text"
        size="small"
        title={t('switchLanguage')}
        aria-label={`${language === 'zh' ? '中 / EN' : 'EN / 中'} ${t('switchLanguage')}`}
        data-testid="language"
        onClick={() => void setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? '中 / EN' : 'EN / 中'}
      </Button>
    </header>
  );
}

function PlanPicker() {
  const { t } = useTranslation();
  const { state, go, set } = useApp();
  const plan = state?.plans.find((candidate) => candidate.id === state.planId);
  const items = [
    ...(state?.plans ?? [])
      .filter((candidate) => !candidate.isArchived)
      .map((candidate) => ({
        key: candidate.id,
        label: `${candidate.countyName} · ${candidate.name}`,
      })),
    { type: 'divider' as const },
    { key: 'plans', label: t('allPlans') },
  ];
  const choose = async (key: string) => {
    if (key === 'plans') return go('plans');
    const opened = await attempt(() => backend().app.openPlan({ planId: key }));
    if (opened) set({ state: opened });
  };
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void choose(key) }}>
      <Button type="text" size="small" data-testid="plan-picker" className="top-plan">
        {plan ? (
          <>
            <b>{plan.countyName}</b>
            <span className="top-years">
              {plan.firstYear}–{plan.lastYear}
            </span>
            <span className="top-status">{t(`status_${plan.status}`)}</span>
          </>
        ) : (
          t('noPlan')
        )}
        <DownOutlined />
      </Button>
    </Dropdown>
  );
}

function UndoButton({ label, kind }: { label: Label | null; kind: 'undo' | 'redo' }) {
  const { t } = useTranslation();
  const text = label ? t(`message:${label.code}`, label.params) : '';
  const title = label ? t(`${kind}Label`, { label: text }) : t(kind === 'undo' ? 'nothingToUndo' : 'nothingToRedo');
  return (
    <Tooltip title={title} placement="bottomRight">
      <Button
        type="text"
        size="small"
        aria-label={title}
        data-testid={kind}
        disabled={!label}
        icon={kind === 'undo' ? <UndoOutlined /> : <RedoOutlined />}
        onClick={() => void (kind === 'undo' ? undo() : redo())}
      />
    </Tooltip>
  );
}
