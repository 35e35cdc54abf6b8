import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildPlanBook } from '../../../src/domain/planbook/buildPlanBook';
import { renderPlanBookHtml } from '../../../src/shared/document/renderHtml';
import { documentMessages } from '../../../src/shared/messages/document';
import { samplePlan } from './samplePlan';

const render = (language: 'zh' | 'en', input = samplePlan()) =>
  renderPlanBookHtml(buildPlanBook(input), { language, figureSvg: () => '<svg></svg>' });

describe('words of the plan book', () => {
  test('every phrase is worded and every placeholder filled, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const html = render(language);
      expect(html.match(/DOC_[A-Z_]+/g)).toBeNull();
      expect(html.replace(/<style>[\s\S]*?<\/style>/, '').match(/\{\w+\}/g)).toBeNull();
    }
  });

  test('both languages know the same keys, and no key is left over', () => {
    expect(Object.keys(documentMessages.en).sort()).toEqual(Object.keys(documentMessages.zh).sort());
    const folders = ['src/domain/planbook', 'src/shared/document', 'src/backend/exchange/document'];
    const sources = folders
      .flatMap((folder) => readdirSync(resolve(folder)).map((name) => readFileSync(resolve(folder, name), 'utf8')))
      .join('\n');
    const unused = Object.keys(documentMessages.zh).filter(
      (key) => key.startsWith('DOC_') && !sources.includes(`'${key}'`),
    );
    expect(unused).toEqual([]);
  });

  test('an English book carries no Chinese besides names', () => {
    const input = samplePlan();
    const names = [
      input.county.name,
      input.county.city ?? '',
      input.plan.edition ?? '',
      ...input.townships.map((township) => township.name),
      ...input.programmes.map((programme) => programme.name),
      ...input.projects.map((project) => project.name),
      ...input.villages.map((village) => village.name),
      input.split?.scenario ?? '',
    ].sort((a, b) => b.length - a.length);
    let text = render('en').replace(/<style>[\s\S]*?<\/style>/, '');
    for (const name of names) if (name !== '') text = text.replaceAll(name, '');
    expect(text.match(/[一-鿿]+/g)).toBeNull();
  });

  test('names from a ledger cannot become markup', () => {
    const input = samplePlan(3);
    input.county.name = '</title><script>alert(1)</script>';
    input.plan.edition = '"</style><img src=x onerror=alert(1)>';
    input.projects = input.projects.map((project) => ({ ...project, name: '<b onclick="x">&amp;\u0000' }));
    const html = render('zh', input);
    expect(html).not.toMatch(/<script|<img|<b onclick/);
    expect(html.match(/<\/style>/g)?.length).toBe(1);
    expect(html).not.toContain('\u0000');
    expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;&amp;amp;');
  });
});
