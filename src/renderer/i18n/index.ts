import i18next, { type PostProcessorModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { books, type Language, wordParameter } from '../../shared/messages';
import { budgetTexts } from './budget';
import { budgetAnalysisTexts } from './budgetAnalysis';
import { budgetTermsTexts } from './budgetTerms';
import { dataTexts } from './data';
import { documentTexts } from './document';
import { findingsTexts } from './findings';
import { frameTexts } from './frame';
import { helpTexts } from './help';
import { homeTexts } from './home';
import { importsTexts } from './imports';
import { ledgerTexts } from './ledgers';
import { networkTexts } from './network';
import { outagesTexts } from './outages';
import { overviewTexts } from './overview';
import { plansTexts } from './plans';
import { policiesTexts } from './policies';
import { printTexts } from './print';
import { settingsTexts } from './settings';
import { targetsTexts } from './targets';

/** One screen's texts: the same keys in both languages; `{name}` marks a value. */
export interface TextBook {
  zh: Record<string, string>;
  en: Record<string, string>;
}

/** Several books as one namespace: a screen with many topics has a file for each. */
function joined(...parts: TextBook[]): TextBook {
  return { zh: Object.assign({}, ...parts.map((p) => p.zh)), en: Object.assign({}, ...parts.map((p) => p.en)) };
}

/** Namespaces of the interface. Codes of the backend live in `message` (src/shared/messages). */
export const textBooks: Record<string, TextBook> = {
  frame: frameTexts,
  plans: plansTexts,
  overview: overviewTexts,
  data: joined(dataTexts, importsTexts),
  findings: findingsTexts,
  ledgers: ledgerTexts,
  budget: joined(budgetTexts, budgetTermsTexts, budgetAnalysisTexts),
  network: networkTexts,
  targets: targetsTexts,
  document: documentTexts,
  settings: settingsTexts,
  help: helpTexts,
  home: homeTexts,
  print: printTexts,
  outages: outagesTexts,
  policies: policiesTexts,
};

function resources(language: Language): Record<string, Record<string, string>> {
  const message = Object.assign({}, ...books.map((book) => book[language]));
  return {
    message,
    ...Object.fromEntries(Object.entries(textBooks).map(([name, book]) => [name, book[language]])),
  };
}

/**
 * Sentences of the backend name columns and lists by signs, see columnNames: every text of the window gets the labels
 * of its own language for them.
 */
const namedColumns: PostProcessorModule = {
  type: 'postProcessor',
  name: 'namedColumns',
  process: (text: unknown, _key, options: { lng?: string }) =>
    typeof text === 'string' ? wordParameter((options.lng ?? i18next.language) as Language, text) : (text as string),
};

/** Starts translation; the languages are complete and loaded at once, so that switching is immediate. */
export async function startTranslation(language: Language): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(namedColumns)
    .init({
      postProcess: ['namedColumns'],
      lng: language,
      fallbackLng: false,
      ns: ['message', ...Object.keys(textBooks)],
      defaultNS: 'frame',
      keySeparator: false,
      nsSeparator: ':',
      interpolation: { prefix: '{', suffix: '}', escapeValue: false },
      resources: { zh: resources('zh'), en: resources('en') },
    });
}
