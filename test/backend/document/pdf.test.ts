import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../../src/backend/exchange/document/findBrowser';
import { PDF_STEPS, writePlanBookPdf } from '../../../src/backend/exchange/document/pdf';
import { buildPlanBook } from '../../../src/domain/planbook/buildPlanBook';
import { contentsOf } from '../../../src/shared/document/contents';
import { wordText } from '../../../src/shared/document/text';
import type { Language } from '../../../src/shared/messages';
import { samplePlan } from '../../domain/planbook/samplePlan';
import { hasCommand, pdfFonts, pdfPageSizes, pdfPages } from './tools';

const book = buildPlanBook(samplePlan());
const browser = await findBrowser();
const poppler = await hasCommand('pdftotext', '-v');
const reason = browser ? 'poppler-utils is not installed' : 'no Chromium on this machine';

describe.each(['zh', 'en'] as const)('plan book as PDF, %s', (language: Language) => {
  let folder = '';
  let file = '';
  let pages: string[] = [];
  const steps: number[] = [];

  beforeAll(async () => {
    if (!browser || !poppler) return;
    folder = await mkdtemp(join(tmpdir(), 'countyframe-pdf-'));
    file = join(folder, 'book.pdf');
    await writePlanBookPdf(book, file, { language, onProgress: (done) => steps.push(done) });
    pages = await pdfPages(file);
  }, 180_000);
  afterAll(async () => {
    if (folder) await rm(folder, { recursive: true, force: true });
  });
  const printed = (name: string, body: () => void | Promise<void>) =>
    test(name, async (context) => {
      context.skip(!browser || !poppler, reason);
      await body();
    });

  printed('the contents name the page each heading and annex stands on', () => {
    const contents = pages[1] ?? '';
    for (const entry of contentsOf(book)) {
      const number = entry.number === null ? '' : wordText(language, entry.number);
      const line = contents
        .split('\n')
        .find((candidate) => squeezed(candidate).startsWith(squeezed(`${number}${wordText(language, entry.text)}`)));
      const page = Number(/(\d+)\s*$/.exec(line ?? '')?.[1]);
      expect(page, `${number} ${wordText(language, entry.text)}`).toBeGreaterThan(2);
      expect(squeezed(pages[page - 1] ?? '')).toContain(squeezed(`${number}${wordText(language, entry.text)}`));
    }
  });

  printed('every page but the cover says which of how many it is', () => {
    pages.forEach((text, i) => {
      const footer = language === 'zh' ? `第${i + 1}页共${pages.length}页` : `Page${i + 1}of${pages.length}`;
      if (i === 0) expect(squeezed(text)).not.toContain(language === 'zh' ? '页共' : 'Page1of');
      else expect(squeezed(text)).toContain(footer);
    });
  });

  printed('every project is printed once, in the list', () => {
    const list = pages
      .filter((text) => text.includes(language === 'zh' ? '规划项目明细表' : 'List of projects'))
      .slice(1)
      .join('\n');
    for (const project of samplePlan().projects) {
      const rows = list.split('\n').filter((line) => new RegExp(`^\\s*\\d+\\s+${project.code}\\s`).test(line));
      expect(rows.length, project.code ?? '').toBe(1);
    }
  });

  printed('heads repeat on every page of the list and its grand total comes once', () => {
    const list = pages.filter(
      (text) => text.includes('GH2026') && text.includes(language === 'zh' ? '项目名称' : 'Project'),
    );
    expect(list.length).toBeGreaterThan(3);
    const total = language === 'zh' ? /合计（200 项）/g : /Total \(200\)/g;
    expect(pages.join('\n').match(total)?.length).toBe(1);
  });

  printed('text pages are A4 upright, the list A3 across', async () => {
    const sizes = await pdfPageSizes(file);
    expect(new Set(sizes)).toEqual(new Set(['595 x 842', '1191 x 842']));
    expect(sizes[0]).toBe('595 x 842');
    expect(sizes.filter((size) => size === '1191 x 842').length).toBeGreaterThan(3);
  });

  printed('all faces are bundled ones, embedded, none drawn as Type 3', async () => {
    const fonts = await pdfFonts(file);
    for (const font of fonts) {
      expect(font.type).not.toContain('Type 3');
      expect(font.embedded, font.name).toBe('yes');
      expect(font.name).toMatch(/NotoSansSC|CountyFrameSupplement/);
    }
    expect(fonts.some((font) => font.name.includes('Supplement'))).toBe(true);
  });

  printed('the signature line stands on the last page only', () => {
    const label = language === 'zh' ? '编制：' : 'Compiled by:';
    expect(pages.at(-1)).toContain(label);
    expect(pages.slice(0, -1).join('')).not.toContain(label);
  });

  printed('progress was reported step by step', () => {
    expect(steps).toEqual(Array.from({ length: PDF_STEPS }, (_, i) => i + 1));
  });
});

describe('a PDF that is not finished', () => {
  test('aborting ends the browser, throws the reason and leaves no file behind', async (context) => {
    context.skip(!browser, 'no Chromium on this machine');
    const folder = await mkdtemp(join(tmpdir(), 'countyframe-pdf-'));
    try {
      const stop = new AbortController();
      const file = join(folder, 'book.pdf');
      const writing = writePlanBookPdf(book, file, {
        language: 'zh',
        signal: stop.signal,
        onProgress: (done) => {
          if (done === 2) stop.abort(new Error('stopped by the test'));
        },
      });
      await expect(writing).rejects.toThrow('stopped by the test');
      expect(existsSync(file)).toBe(false);
      expect(await readdir(folder)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('a browser that does not start', () => {
  test('is a fault with a next step, not a wait without end', async () => {
    const named = process.env.CHROMIUM_PATH;
    process.env.CHROMIUM_PATH = process.execPath;
    try {
      // Node refuses the arguments of a browser and ends.
      const writing = writePlanBookPdf(book, join(tmpdir(), 'never.pdf'), { language: 'zh' });
      await expect(writing).rejects.toMatchObject({ code: 'BROWSER_FAILED' });
    } finally {
      if (named === undefined) delete process.env.CHROMIUM_PATH;
      else process.env.CHROMIUM_PATH = named;
    }
  });
});

function squeezed(text: string): string {
  return text.replace(/[\s　]+/g, '');
}
