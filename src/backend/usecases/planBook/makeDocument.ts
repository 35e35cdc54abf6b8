import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '../../../shared/api/app';
import { type Language, wordMessage } from '../../../shared/messages';
import { writePlanBookDocx } from '../../exchange/document/docx';
import { writePlanBookHtml } from '../../exchange/document/html';
import { PDF_STEPS, writePlanBookPdf } from '../../exchange/document/pdf';
import type { Store } from '../../store/store';
import { listPlans } from '../plans';
import type { Scope } from '../sheet/scope';
import { readPlanBook } from './readPlanBook';

export type DocumentKind = 'pdf' | 'docx' | 'html';

const TYPES: Record<DocumentKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
};

export interface DocumentOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/**
 * Writes the plan document to a file.
 * @throws AppError NO_BROWSER for a PDF where no Chromium is found
 */
export async function writeDocument(
  store: Store,
  scope: Scope,
  language: Language,
  kind: DocumentKind,
  outFile: string,
  options: DocumentOptions = {},
): Promise<void> {
  const book = readPlanBook(store, scope);
  if (kind === 'html') return writePlanBookHtml(book, outFile, { language });
  if (kind === 'docx') return writePlanBookDocx(book, outFile, { language });
  return writePlanBookPdf(book, outFile, {
    language,
    ...(options.signal ? { signal: options.signal } : {}),
    onProgress: (done) => options.onProgress?.({ step: 'DOC_TITLE', done, total: PDF_STEPS }),
  });
}

/** The plan document as a file to hand to the user. @throws as writeDocument */
export async function makeDocument(
  store: Store,
  scope: Scope,
  language: Language,
  kind: DocumentKind,
  options: DocumentOptions = {},
): Promise<File> {
  const folder = await mkdtemp(join(tmpdir(), 'countyframe-document-'));
  try {
    const file = join(folder, `document.${kind}`);
    await writeDocument(store, scope, language, kind, file, options);
    const plan = listPlans(store).find((candidate) => candidate.id === scope.planId)!;
    const name = wordMessage(language, 'DOCUMENT_FILE', {
      county: plan.countyName,
      years: `${plan.firstYear}-${plan.lastYear}`,
      kind,
    });
    return new File([new Uint8Array(await readFile(file))], name, { type: TYPES[kind] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
