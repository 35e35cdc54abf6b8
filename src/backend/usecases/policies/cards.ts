import { editionsInUse } from '../../../domain/diagnosis/limits';
import type { PolicyDetail } from '../../../shared/api/policies';
import type { Diagnosis } from '../../../shared/diagnosis/finding';
import { editionName } from '../../../shared/diagnosis/words';
import { type Language, wordMessage } from '../../../shared/messages';
import { cardPdf } from '../../exchange/document/cardPdf';
import type { Store } from '../../store/store';
import { readLibrary } from '../diagnosis/rules';
import { localMinute } from '../localMinute';
import { listPlans } from '../plans';
import type { Scope } from '../sheet/scope';
import { CARD_CSS, type CardHead, policyCardHtml } from './policyCard';
import { unitPlanHtml } from './unitPlan';
import { readPolicyDetail } from './views';

/** What is printed: the cards of lines and areas, one A4 page each, or the plan of a supply unit on one A3. */
export interface CardWish {
  /** Ids of lines and areas, or of one supply unit. */
  ids: string[];
  isUnit: boolean;
  kind: 'pdf' | 'html';
}

/**
 * @returns the file
 * @throws AppError POLICY_NO_FINDINGS, NO_BROWSER
 */
export async function makeCards(
  store: Store,
  scope: Scope,
  diagnosis: Diagnosis,
  wish: CardWish,
  language: Language,
  signal?: AbortSignal,
): Promise<File> {
  const head = headOf(store, scope, diagnosis, language);
  const details = wish.isUnit ? [] : wish.ids.map((id) => readPolicyDetail(store, scope, diagnosis, id, language));
  const pages = wish.isUnit
    ? wish.ids.map((id) => unitPlanHtml(store, scope, diagnosis, id, head, language))
    : details.map((detail) => policyCardHtml(detail, head, language));
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  const html = (fonts: string): string =>
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">${fonts}<style>${CARD_CSS}</style></head><body>${pages.join('')}</body></html>`;
  const name = wordMessage(language, wish.isUnit ? 'POLICY_UNIT_FILE' : 'POLICY_CARD_FILE', {
    name: wish.isUnit ? unitName(store, wish.ids[0]!) : fileName(details),
  });
  if (wish.kind === 'html') return new File([html('')], `${name}.html`, { type: 'text/html' });
  return new File([await cardPdf(html, signal)], `${name}.pdf`, { type: 'application/pdf' });
}

function fileName(details: PolicyDetail[]): string {
  const [first] = details;
  return details.length === 1 ? first!.name : `${first?.name ?? ''}-${details.length}`;
}

function unitName(store: Store, id: string): string {
  return store.get<{ name: string }>('SELECT name FROM supplyUnit WHERE id = ?', id)?.name ?? '';
}

function headOf(store: Store, scope: Scope, diagnosis: Diagnosis, language: Language): CardHead {
  const plan = listPlans(store).find(({ id }) => id === scope.planId)!;
  const library = readLibrary();
  const used = Object.values(editionsInUse(library.families, diagnosis.editions));
  const editions = used.map((id) => editionName(library, id, language));
  return {
    countyName: plan.countyName,
    planName: plan.name,
    made: localMinute(new Date()),
    editions: [...new Set(editions)].join(' / '),
  };
}
