import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { redo, undo } from './actions';
import { ErrorLine } from './ErrorLine';
import { Navigation } from './Navigation';
import { ScreenBoundary } from './ScreenBoundary';
import { StatusBar } from './StatusBar';
import { TopBar } from './TopBar';
import { type ScreenName, useApp } from './useApp';

const screens: Record<ScreenName, ReturnType<typeof lazy>> = {
  plans: lazy(() => import('../features/plans/PlansScreen')),
  overview: lazy(() => import('../features/overview/OverviewScreen')),
  data: lazy(() => import('../features/data/DataScreen')),
  ledgers: lazy(() => import('../features/ledgers/LedgersScreen')),
  projects: lazy(() => import('../features/projects/ProjectsScreen')),
  budget: lazy(() => import('../features/budget/BudgetScreen')),
  document: lazy(() => import('../features/document/DocumentScreen')),
  settings: lazy(() => import('../features/settings/SettingsScreen')),
};

/** Screens that make sense without a plan. */
const PLANLESS: ScreenName[] = ['plans', 'settings'];

/** The window: plan and undo on top, navigation left, the screen, jobs and facts at the foot. */
export function Frame() {
  const { t } = useTranslation();
  const { screen, state, isLost } = useApp();
  useUndoKeys();
  const isDragging = useFileDrop();
  const shown: ScreenName = state && !state.planId && !PLANLESS.includes(screen) ? 'plans' : screen;
  const Screen = screens[shown];
  return (
    <div className="frame">
      <TopBar />
      <Navigation current={shown} />
      <main className="screen">
        <ErrorLine />
        {isLost ? <Lost /> : null}
        {state ? (
          <ScreenBoundary key={`${shown} boundary`}>
            <Suspense fallback={<div className="screen-loading">{t('loading')}</div>}>
              <Screen key={`${state.storeFile} ${state.planId}`} />
            </Suspense>
          </ScreenBoundary>
        ) : null}
      </main>
      <StatusBar />
      {isDragging ? <div className="drop-veil">{t('dropHere')}</div> : null}
    </div>
  );
}

function Lost() {
  const { t } = useTranslation();
  return (
    <div className="error-line" role="alert">
      <span>{t('lost')}</span>
      <button type="button" onClick={() => location.reload()}>
        {t('reload')}
      </button>
    </div>
  );
}

/** Ctrl+Z and Ctrl+Y anywhere but in a text field, which has its own. */
function useUndoKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      if ((event.target as HTMLElement).closest('input, textarea, [contenteditable="true"]')) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) void undo();
      else if (key === 'y' || (key === 'z' && event.shiftKey)) void redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** A file dropped anywhere on the window starts an import. */
function useFileDrop(): boolean {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragging(false);
      const file = event.dataTransfer?.files[0];
      if (file && useApp.getState().state?.planId) {
        useApp.getState().set({ droppedFile: file });
        useApp.getState().go('data', { tab: 'import' });
      }
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return isDragging;
}
