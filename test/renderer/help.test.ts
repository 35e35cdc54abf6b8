import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseMarkdown } from '../../src/renderer/features/help/markdown';
import { textBooks } from '../../src/renderer/i18n';

const source = readFileSync('src/renderer/app/screens.tsx', 'utf8');
const screens = [...source.matchAll(/name: '(\w+)'/g)].map((match) => match[1]!);

it('says of every screen what it is called and what it is for, in both languages', () => {
  expect(screens.length).toBeGreaterThan(7);
  for (const language of ['zh', 'en'] as const) {
    expect(screens.filter((name) => !textBooks.frame![language][name])).toEqual([]);
    expect(screens.filter((name) => !textBooks.help![language][`what_${name}`])).toEqual([]);
  }
});

it('has a chapter for every screen in both manuals, in the same order, with pictures that are there', () => {
  const pages = ['docs/manual.zh-CN.md', 'docs/manual.md'].map((file) => parseMarkdown(readFileSync(file, 'utf8')));
  const chapters = pages.map((page) =>
    page.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.id] : [])),
  );
  expect(chapters[0]).toEqual(chapters[1]);
  expect(screens.filter((name) => !chapters[0]!.includes(name))).toEqual([]);
  for (const block of pages.flat()) {
    if (block.kind === 'image')
      expect(readFileSync(`docs/${block.source}`).subarray(0, 2).toString('hex')).toBe('ffd8');
  }
});

it('words every screen text in both languages with the same values', () => {
  const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();
  for (const [name, { zh, en }] of Object.entries(textBooks)) {
    expect(Object.keys(en).sort(), name).toEqual(Object.keys(zh).sort());
    const wrong = Object.keys(zh).filter((key) => String(holes(zh[key]!)) !== String(holes(en[key]!)));
    expect(wrong, name).toEqual([]);
  }
});

it('takes markup for text, so that nothing in a page can act', () => {
  const [block] = parseMarkdown('a <script>alert(1)</script> **b** `c` [d](javascript:x)');
  expect(block).toEqual({
    kind: 'paragraph',
    text: [
      { kind: 'text', text: 'a <script>alert(1)</script> ' },
      { kind: 'bold', text: 'b' },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'c' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'd', to: 'javascript:x' },
    ],
  });
});
