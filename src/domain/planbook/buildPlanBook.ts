import type { Block, Chapter, DocText, DocumentBook } from '../../shared/document/model';
import { baseChapter } from './baseChapter';
import { effectChapter } from './effectChapter';
import { moneyChapter } from './moneyChapter';
import type { PlanBookInput, PlanFacts } from './planBookInput';
import { printProjects } from './projectMoney';
import { projectsAnnex } from './projectsAnnex';
import { projectsChapter } from './projectsChapter';
import { villagesAnnex } from './villagesAnnex';
import { say } from './words';

const statusCodes: Record<PlanFacts['status'], string> = {
  draft: 'DOC_STATUS_DRAFT',
  submitted: 'DOC_STATUS_SUBMITTED',
  approved: 'DOC_STATUS_APPROVED',
};

/**
 * Builds the plan document of a county: base data, projects, money, effect, annex tables. Every project of the input is
 * listed and counted once; every figure is computed from the input; what is missing is said in its chapter.
 * @param input plain facts of one plan, money in fen
 * @returns the document as data, in no language; the renderers word it
 */
export function buildPlanBook(input: PlanBookInput): DocumentBook {
  const money = printProjects(input);
  const annexes: Block[] = [projectsAnnex(input, money), villagesAnnex(input)].filter((table) => table !== null);
  const chapters: Chapter[] = [
    baseChapter(input),
    projectsChapter(input, money),
    moneyChapter(input, money),
    effectChapter(input, money),
  ];
  if (annexes.length > 0) {
    chapters.push({ id: 'annexes', number: null, heading: say('DOC_ANNEXES'), blocks: annexes });
  }
  const { plan, county } = input;
  const title: DocText =
    plan.name ?? say('DOC_TITLE', { county: county.name, first: plan.firstYear, last: plan.lastYear });
  const status = say(statusCodes[plan.status]);
  const facts: [string, DocText | null][] = [
    ['DOC_BASE_YEAR', say('DOC_YEAR', { year: plan.baseYear })],
    ['DOC_YEARS', say('DOC_YEAR_RANGE', { first: plan.firstYear, last: plan.lastYear })],
    ['DOC_TARGET_YEAR', plan.targetYear === null ? null : say('DOC_YEAR', { year: plan.targetYear })],
    ['DOC_STATUS', status],
    ['DOC_EDITION', plan.edition],
  ];
  return {
    title,
    header: {
      left: title,
      right: plan.edition === null ? status : say('DOC_JOIN_SPACE', { a: status, b: plan.edition }),
    },
    cover: {
      overline:
        county.city === null
          ? say('DOC_OVERLINE', { county: county.name })
          : say('DOC_OVERLINE_CITY', { city: county.city, county: county.name }),
      subtitle: say('DOC_SUBTITLE'),
      facts: facts.flatMap(([label, value]) => (value === null ? [] : [{ label: say(label), value }])),
      date: plan.printedOn,
    },
    chapters,
    signature: ['DOC_SIGN_COMPILED', 'DOC_SIGN_CHECKED', 'DOC_SIGN_APPROVED', 'DOC_SIGN_DATE'].map((code) => say(code)),
  };
}
