import type { Language } from '../../../shared/messages';
import { backend } from '../../api/backend';
import { saveFile } from '../../api/desktop';
import { attempt } from '../../app/actions';

/** Saves the cards of lines and areas, or the plan of a unit: as PDF, or as a page of HTML. */
export async function printCards(
  planId: string,
  ids: string[],
  isUnit: boolean,
  language: Language,
  kind: 'pdf' | 'html' = 'pdf',
): Promise<void> {
  const file = await attempt(() => backend().policies.cards({ planId, ids, isUnit, kind, language }));
  if (file) await saveFile(file);
}
