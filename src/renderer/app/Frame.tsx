import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { droppedFiles } from '../api/dropFiles';
import { TourCard, TourOffer } from '../features/help/Tour';
import { redo, undo } from './actions';
import { takeFiles } from './appCommands';
import { ErrorLine } from './ErrorLine';
import { InterruptedLine } from './InterruptedLine';
import { Navigation } from './Navigation';
import { ScreenBoundary } from './ScreenBoundary';
import { StatusBar } from './StatusBar';
import { findScreen, screens } from './screens';
import { TopBar } from './TopBar';
import { useApp } from './useApp';

/** The window: plan and undo on top, navigation left, the screen, jobs and facts at the foot. */
export function Frame() {
  const { t } = useTranslation();
  const { screen, state, isLost } = useApp();
  useUndoKeys();
  const isDragging = useFileDrop();
  const wanted = findScreen(screen) ?? screens[0]!;
  const entry = state && !state.planId && !wanted.isPlanless ? screens[0]! : wanted;
  const { name: shown, view: Screen } = entry;
  return (
    <div className="frame">
      <TopBar />
      <Navigation current={shown} />
      <main className="screen">
        <TourOffer />
        <InterruptedLine />
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
      <TourCard />
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
      const transfer = event.dataTransfer;
      if (transfer) void droppedFiles(transfer).then(takeFiles);
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
