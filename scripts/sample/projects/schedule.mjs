import { round, stream } from '../random.mjs';

/** Most projects lie in the planning years; a few before or after them, and some are not dated yet. */
const UNDATED = 7;
const CARRIED = 4;
const LATER = 9;

const STAGES = {
  2025: ['结转', '在建'],
  2026: ['下达', '储备', '储备', '可研'],
  2027: ['可研', '可研', '储备'],
  2028: ['规划', '规划', '可研'],
  2029: ['规划', '需求'],
  2030: ['需求'],
};

/** Gives every project its year or years, its stage and dates, and says who pays. */
export function scheduleProjects(projects) {
  const random = stream('schedule');
  const years = yearsFor(projects, random);
  projects.forEach((project, i) => {
    project.code = `1561093${String(250001 + i * 13)}`;
    const year = years.get(project) ?? null;
    project.year = year;
    project.stage = year === null ? '需求' : random.pick(STAGES[year]);
    project.approval = ['储备', '下达', '在建', '结转'].includes(project.stage)
      ? `岫电发展〔2025〕${random.int(30, 96)}号`
      : null;
    project.note = noteOf(project, random);
    project.amounts = amountsOf(project, year, random);
    if (year === null) return;
    const month = random.int(3, 7);
    const length =
      project.amounts.length > 1 && project.amounts[0].source === project.amounts[1].source
        ? 12 + random.int(2, 5)
        : random.int(3, 6);
    project.start = { year, month };
    const end = month - 1 + length;
    project.end = { year: year + Math.floor(end / 12), month: (end % 12) + 1 };
  });
}

function yearsFor(projects, random) {
  const years = new Map();
  const free = random.shuffle(projects.filter((project) => !project.must));
  for (const project of free.slice(UNDATED, UNDATED + CARRIED)) years.set(project, 2025);
  for (const project of free.slice(UNDATED + CARRIED, UNDATED + CARRIED + LATER))
    years.set(project, random.chance(0.6) ? 2029 : 2030);
  for (const project of free.slice(UNDATED + CARRIED + LATER))
    years.set(project, random.pick([2026, 2026, 2027, 2027, 2028, 2028]));
  for (const project of projects) if (project.must) years.set(project, random.pick([2026, 2026, 2027]));
  return years;
}

function noteOf(project, random) {
  if (project.year === null) return '时间待定';
  if (project.year === 2025) return '上年结转';
  if (project.must) return '重点项目';
  return random.chance(0.05) ? '与市政道路同步实施' : null;
}

/**
 * A project of one year may have several payers; one of several years has a single payer, so that the list says who
 * pays how much and when.
 */
function amountsOf(project, year, random) {
  const total = project.total;
  const fenOf = (share) => round(total * share, 2);
  if (project.programme === 'ZX05')
    return [
      {
        year,
        source: project.name.includes('小区') ? 'estateFee' : random.chance(0.5) ? 'customer' : 'company',
        wan: total,
      },
    ];
  const isLong = year !== null && year >= 2026 && year <= 2027 && total > 150;
  if (isLong) {
    const first = fenOf(random.num(0.45, 0.65, 2));
    return [
      { year, source: 'company', wan: first },
      { year: year + 1, source: 'company', wan: round(total - first, 2) },
    ];
  }
  const hasCentral = (project.programme === 'ZX02' || project.programme === 'ZX03') && random.chance(0.55);
  if (!hasCentral) return [{ year, source: random.chance(0.15) ? 'countyCompany' : 'company', wan: total }];
  const central = fenOf(random.pick([0.2, 0.25, 0.3, 0.5]));
  return [
    { year, source: 'centralPlan', wan: central },
    { year, source: 'company', wan: round(total - central, 2) },
  ];
}
