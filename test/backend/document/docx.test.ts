import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePlanBookDocx } from '../../../src/backend/exchange/document/docx';
import { buildPlanBook } from '../../../src/domain/planbook/buildPlanBook';
import { contentsOf } from '../../../src/shared/document/contents';
import { wordText } from '../../../src/shared/document/text';
import type { Language } from '../../../src/shared/messages';
import { samplePlan } from '../../domain/planbook/samplePlan';
import { hasCommand, libreOffice, pdfPageSizes, pdfPages } from './tools';
import { readZipText } from './zipText';

const book = buildPlanBook(samplePlan());
const office = (await hasCommand('soffice', '--version')) && (await hasCommand('pdftotext', '-v'));

describe.each(['zh', 'en'] as const)('plan book as .docx, %s', (language: Language) => {
  let folder = '';
  let xml = '';
  let styles = '';
  let pages: string[] = [];
  let sizes: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countyframe-docx-'));
    const file = join(folder, 'book.docx');
    await writePlanBookDocx(book, file, { language });
    const bytes = await readFile(file);
    xml = readZipText(bytes, 'word/document.xml');
    styles = readZipText(bytes, 'word/styles.xml');
    if (!office) return;
    await libreOffice(file, 'pdf', folder);
    pages = await pdfPages(join(folder, 'book.pdf'));
    sizes = await pdfPageSizes(join(folder, 'book.pdf'));
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const word = (entry: ReturnType<typeof contentsOf>[number]) =>
    `${entry.number === null ? '' : wordText(language, entry.number)}${wordText(language, entry.text)}`;

  test('chapters and sections are real headings, in order', () => {
    const paragraphs = [
      ...xml.matchAll(/<w:p>(?:(?!<\/w:p>)[\s\S])*?<w:pStyle w:val="Heading([12])"\/>[\s\S]*?<\/w:p>/g),
    ];
    const headings = paragraphs.map((match) => ({
      level: Number(match[1]),
      text: squeezed([...match[0].matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((run) => run[1]).join('')),
    }));
    expect(headings).toEqual(contentsOf(book).map((entry) => ({ level: entry.level, text: squeezed(word(entry)) })));
  });

  test('there is a contents field, tables with repeated heads and the faces office machines have', () => {
    expect(xml).toMatch(/<w:instrText[^>]*>TOC /);
    expect(xml.match(/<w:tbl>/g)?.length).toBeGreaterThan(9);
    expect(xml.match(/<w:tblHeader\/>/g)?.length).toBeGreaterThan(9);
    for (const face of ['宋体', '黑体', '仿宋']) expect(styles).toContain(`w:eastAsia="${face}"`);
    expect(xml).toContain('w:orient="landscape"');
  });

  test('LibreOffice opens it, and the contents name the pages the headings stand on', (context) => {
    context.skip(!office, 'LibreOffice or poppler-utils is not installed');
    const contents = (pages[1] ?? '').split('\n').map(squeezed);
    for (const entry of contentsOf(book)) {
      const line = contents.find((candidate) => candidate.startsWith(squeezed(word(entry))));
      const page = Number(/\.(\d+)$/.exec(line ?? '')?.[1]);
      expect(page, word(entry)).toBeGreaterThan(2);
      expect(squeezed(pages[page - 1] ?? ''), word(entry)).toContain(squeezed(word(entry)));
    }
    expect(new Set(sizes)).toEqual(new Set(['595 x 842', '1191 x 842']));
  });

  test('LibreOffice prints every project, the total, and page x of y', (context) => {
    context.skip(!office, 'LibreOffice or poppler-utils is not installed');
    const all = pages.join('\n');
    for (const project of samplePlan().projects) expect(all).toContain(project.code);
    expect(all.match(language === 'zh' ? /合计（200 项）/g : /Total \(200\)/g)?.length).toBe(1);
    const last = pages.length;
    expect(squeezed(pages.at(-1) ?? '')).toContain(
      language === 'zh' ? `第${last}页共${last}页` : `Page${last}of${last}`,
    );
  });
});

function squeezed(text: string): string {
  return text.replace(/[\s　]+/g, '');
}
