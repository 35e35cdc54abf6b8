import { openOverlay } from './overlay';
import { useApp } from './useApp';

/** The next step of an error as a button. */
export interface ErrorAction {
  /** Text key of the help namespace. */
  text: string;
  run(): void;
}

const go = (...place: Parameters<ReturnType<typeof useApp.getState>['go']>) => useApp.getState().go(...place);

/** What leads on, by the beginning of the error's code; the first that fits. */
const actions: [RegExp, ErrorAction][] = [
  [/^UNEXPECTED$/, { text: 'nextRetry', run: () => location.reload() }],
  [/^(PLAN_|NO_PLAN)/, { text: 'nextPlans', run: () => go('plans') }],
  [/^STORE_BUSY$/, { text: 'nextImport', run: () => go('data', { tab: 'import' }) }],
  [/^STORE_/, { text: 'nextSettings', run: () => go('settings') }],
  [/^(IMPORT|READ|FILE|MAPPING|WORKBOOK)_/, { text: 'nextImport', run: () => go('data', { tab: 'import' }) }],
  [/^(RECORD|CHANGE|RESTORE|NOTHING)_/, { text: 'nextHistory', run: () => go('data', { tab: 'history' }) }],
  [/^(BUDGET|SPLIT|ENVELOPE|ALLOCATION)_/, { text: 'nextBudget', run: () => go('budget') }],
  [/^(DOCUMENT|PDF|DOC)_/, { text: 'nextDocument', run: () => go('document') }],
];

/** @returns the step that leads on from an error; the manual where none is nearer */
export function actionOf(code: string): ErrorAction {
  const found = actions.find(([codes]) => codes.test(code));
  return found?.[1] ?? { text: 'nextManual', run: () => openOverlay('manual') };
}
