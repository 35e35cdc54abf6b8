import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe calls serious or critical is a fault; the rest is advice. */
const FAULTS = new Set(['serious', 'critical']);

interface AxeResult {
  id: string;
  impact: string | null;
  nodes: { html: string; target: unknown[]; failureSummary?: string }[];
}

interface Axe {
  run(context: unknown, options: unknown): Promise<{ violations: AxeResult[] }>;
}

/**
 * Runs axe-core on the page as it stands, by the rules of WCAG 2.2 A and AA.
 * @returns its serious and critical findings, one text for each element; empty where all is well
 */
export async function axeFaults(page: Page): Promise<string[]> {
  // The page's policy lets no script in; the test's own world may.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const options = {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
      // A frame is a document of its own: the plan document has no script, and so no axe.
      iframes: false,
    };
    // Rows of a sheet are made alike: the first ones speak for the others.
    return (await axe.run({ exclude: ['.ag-row:nth-child(n + 6)'] }, options)).violations;
  });
  return violations
    .filter(({ impact }) => FAULTS.has(impact ?? ''))
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html, target, failureSummary }) => {
        const why = (failureSummary ?? '').split('\n').slice(1, 2).join('').trim();
        return `${impact} ${id}: ${target.join(' ')} ${html.slice(0, 140)} ${why}`;
      }),
    );
}
