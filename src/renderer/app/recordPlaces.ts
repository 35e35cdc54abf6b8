import type { ScreenName } from './screens';
import { useApp } from './useApp';

/** Screens on which single records are shown, by entity; a screen adds its own with one line. */
const places: Record<string, ScreenName> = {
  project: 'projects',
  projectAmount: 'projects',
  projectVillage: 'projects',
  programme: 'projects',
};

/** Goes to a record's row in its sheet. */
export function goToRecord(entity: string, record: string): void {
  useApp.getState().go(places[entity] ?? 'ledgers', { entity, record });
}
