import type { AlternativeView, PolicyDetail } from '../../../shared/api/policies';
import { measuredText } from '../../../shared/diagnosis/words';
import { formatNumber } from '../../../shared/format';
import { type Language, listMark, wordMessage } from '../../../shared/messages';
import { alternativeLabel } from '../../../shared/model/policy';
import { readLibrary } from '../diagnosis/rules';

const FEN_PER_WAN_YUAN = 1_000_000;
/** The review form asks for that many photos. */
export const PHOTOS_ASKED = 6;

/** Texts go into HTML as texts. */
export function escapeHtml(text: string | number | null): string {
  return String(text ?? '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

export function wanYuan(fen: number | null): string {
  return fen === null ? '' : formatNumber(fen / FEN_PER_WAN_YUAN, 2);
}

export const figure = (value: number | null, digits: number): string =>
  value === null ? '' : formatNumber(value, digits);

export const CARD_CSS = `
@page card { size: 210mm 297mm; margin: 0; }
@page plan { size: 420mm 297mm; margin: 0; }
* { box-sizing: border-box; }
html, body { margin: 0; padding: 0; color: #111; font: 9pt/1.35 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', SimHei, sans-serif; }
.card { page: card; width: 210mm; height: 297mm; padding: 10mm 10mm 8mm 20mm; overflow: hidden; display: flex; flex-direction: column; gap: 2.2mm; break-after: page; }
.card:last-child { break-after: auto; }
.plan { page: plan; width: 420mm; height: 297mm; padding: 10mm 10mm 8mm 25mm; overflow: hidden; display: flex; flex-direction: column; gap: 3mm; }
h1 { margin: 0; font-size: 14pt; } h2 { margin: 0 0 .8mm; font-size: 9.5pt; border-left: 1.2mm solid #111; padding-left: 1.6mm; }
header { display: flex; justify-content: space-between; align-items: baseline; border-bottom: .4mm solid #111; padding-bottom: 1mm; }
table { width: 100%; border-collapse: collapse; } th, td { border: .2mm solid #666; padding: .5mm 1.2mm; text-align: left; vertical-align: top; font-weight: 400; }
thead th { background: #e9ece9; } .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.chosen > * { border-top: .6mm solid #111; border-bottom: .6mm solid #111; font-weight: 700; }
ul { margin: 0; padding-left: 4mm; columns: 2; } .muted { color: #555; }
.diagrams { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm; } .diagrams figure { margin: 0; border: .2mm solid #888; height: 50mm; display: flex; flex-direction: column; } .diagrams figcaption { padding: .4mm 1.2mm; border-bottom: .2mm solid #888; }
.wirings { display: grid; grid-template-columns: repeat(auto-fit, minmax(68mm, 1fr)); gap: 2mm; } .wirings figure { margin: 0; border: .2mm solid #888; height: 74mm; display: flex; flex-direction: column; } .wirings figcaption { padding: .4mm 1.2mm; border-bottom: .2mm solid #888; } .wirings svg { flex: 1; min-height: 0; width: 100%; }
.diagrams svg { flex: 1; min-height: 0; width: 100%; }
.photos { display: grid; grid-template-columns: repeat(6, 1fr); gap: 1.5mm; } .photos div { height: 24mm; border: .2mm dashed #888; font-size: 7pt; overflow: hidden; display: flex; flex-direction: column; align-items: center; justify-content: center; } .photos img { width: 100%; height: 20mm; object-fit: cover; }
footer { margin-top: auto; display: flex; justify-content: space-between; font-size: 8pt; border-top: .2mm solid #888; padding-top: 1mm; }
`;

/** What a card says besides the policy itself. */
export interface CardHead {
  countyName: string;
  planName: string;
  made: string;
  editions: string;
}

const MOST_FINDINGS = 12;

/** One A4 page of a line or area: problems, before and after, alternatives, quantities and prices, effect, photos. */
export function policyCardHtml(detail: PolicyDetail, head: CardHead, language: Language): string {
  const word = (code: string, params: Record<string, string | number> = {}) =>
    escapeHtml(wordMessage(language, code, params));
  const chosen = detail.alternatives.find(({ kind }) => kind === detail.chosen?.alternative) ?? null;
  const title = word(detail.kind === 'feeder' ? 'POLICY_CARD_LINE' : 'POLICY_CARD_AREA');
  return [
    '<section class="card">',
    `<header><h1>${escapeHtml(detail.name)} ${title}</h1><span>${escapeHtml(detail.code)} ${escapeHtml(detail.townshipName)}</span></header>`,
    `<div><h2>${word('POLICY_CARD_PROBLEMS', { count: detail.findings.length })}</h2>${problems(detail, language)}</div>`,
    detail.diagram ? diagrams(detail, chosen, language) : '',
    `<div><h2>${word('POLICY_CARD_ALTERNATIVES')}</h2>${alternativesTable(detail, language)}</div>`,
    chosen && detail.chosen ? quantities(detail.chosen, language) : '',
    `<div><h2>${word('POLICY_CARD_DECISION')}</h2>${decision(detail, chosen, language)}</div>`,
    `<div><h2>${word('POLICY_CARD_PHOTOS', { count: detail.photos.length, asked: PHOTOS_ASKED })}</h2>${photos(detail)}</div>`,
    `<footer><span>${escapeHtml(head.countyName)} · ${escapeHtml(head.planName)}</span><span>${word('POLICY_CARD_BASIS', { asOf: detail.asOf, editions: head.editions })}</span><span>${escapeHtml(head.made)}</span></footer>`,
    '</section>',
  ].join('\n');
}

function problems({ findings }: PolicyDetail, language: Language): string {
  const { rules } = readLibrary();
  const items = findings.slice(0, MOST_FINDINGS).map((finding) => {
    const rule = rules.find(({ id }) => id === finding.rule)!;
    const { measured, limit } = measuredText(finding, rule, language);
    return `<li>${escapeHtml(rule.name[language])} ${escapeHtml(measured)}（${escapeHtml(limit)}）</li>`;
  });
  const more = findings.length - items.length;
  return `<ul>${items.join('')}${more > 0 ? `<li>${escapeHtml(wordMessage(language, 'POLICY_CARD_MORE', { count: more }))}</li>` : ''}</ul>`;
}

function diagrams(detail: PolicyDetail, chosen: AlternativeView | null, language: Language): string {
  const word = (code: string) => escapeHtml(wordMessage(language, code));
  const after = (chosen && detail.diagrams[chosen.kind]) ?? detail.diagram;
  return `<div class="diagrams"><figure><figcaption>${word('POLICY_CARD_BEFORE')}</figcaption>${detail.diagram}</figure><figure><figcaption>${word('POLICY_CARD_AFTER')}</figcaption>${after}</figure></div>`;
}

function alternativesTable({ alternatives, chosen, kind, findings }: PolicyDetail, language: Language): string {
  const word = (code: string) => `<th>${escapeHtml(wordMessage(language, code))}</th>`;
  const isLine = kind === 'feeder';
  const head = [...['POLICY_COL_ALTERNATIVE', 'POLICY_COL_COST', 'POLICY_COL_SOLVED'], ...(isLine ? LINE_COLUMNS : [])];
  const rows = alternatives.map((one) => {
    const cells = [
      `<td>${escapeHtml(alternativeLabel(one.kind, kind)[language])}${one.partner ? ` → ${escapeHtml(one.partner.name)}` : ''}</td>`,
      `<td class="n">${wanYuan(one.kind === chosen?.alternative ? chosen.costFen : one.totalFen)}</td>`,
      `<td class="n">${one.solved.length} / ${findings.length}</td>`,
      ...(isLine ? figuresOf(one).map((text) => `<td class="n">${text}</td>`) : []),
    ];
    return `<tr${one.kind === chosen?.alternative ? ' class="chosen"' : ''}>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr>${head.map(word).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const LINE_COLUMNS = [
  'POLICY_COL_SAIFI',
  'POLICY_COL_SAIDI',
  'POLICY_COL_SAVED',
  'POLICY_COL_PER_WAN',
  'POLICY_COL_N1',
  'POLICY_COL_VOLTAGE',
];

function figuresOf({ figures, savedHours, savedPerWanYuan }: AlternativeView): string[] {
  return [
    figure(figures?.saifi ?? null, 3),
    figure(figures?.saidiHours ?? null, 2),
    figure(savedHours, 1),
    figure(savedPerWanYuan, 2),
    figures?.transferable == null ? '' : figure(figures.transferable * 100, 0),
    figure(figures?.minVoltagePu ?? null, 3),
  ];
}

function quantities({ lines, costFen: totalFen }: NonNullable<PolicyDetail['chosen']>, language: Language): string {
  const word = (code: string) => escapeHtml(wordMessage(language, code));
  if (lines.length === 0) return '';
  const head = ['ITEM', 'SPEC', 'QUANTITY', 'PRICE', 'AMOUNT', 'SOURCE'].map(
    (code) => `<th>${word(`POLICY_COL_${code}`)}</th>`,
  );
  const rows = lines.map(
    (line) =>
      `<tr><td>${escapeHtml(line.name)}</td><td>${escapeHtml(line.spec)}</td><td class="n">${figure(line.quantity, Number.isInteger(line.quantity) ? 0 : 3)} ${escapeHtml(line.unitName)}</td><td class="n">${wanYuan(line.unitFen)}</td><td class="n">${wanYuan(line.amountFen)}</td><td>${escapeHtml([line.year, line.source, line.overrideReason].filter(Boolean).join(' '))}</td></tr>`,
  );
  const total = `<tr><th colspan="4">${word('POLICY_TOTAL')}</th><td class="n">${wanYuan(totalFen)}</td><td></td></tr>`;
  return `<div><h2>${word('POLICY_CARD_QUANTITIES')}</h2><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}${total}</tbody></table></div>`;
}

function decision(detail: PolicyDetail, chosen: AlternativeView | null, language: Language): string {
  if (!chosen || !detail.chosen) return escapeHtml(wordMessage(language, 'POLICY_UNDECIDED'));
  const { rules } = readLibrary();
  const solved = chosen.solved.map((id) => rules.find((rule) => rule.id === id)?.name[language] ?? id);
  const before = detail.before;
  const params = {
    name: alternativeLabel(chosen.kind, detail.kind)[language],
    ...{ reason: detail.chosen.reason, decided: detail.chosen.decided },
  };
  const effect =
    before?.saidiHours != null && chosen.figures?.saidiHours != null
      ? wordMessage(language, 'POLICY_CARD_EFFECT', {
          of: wordMessage(language, detail.isDrawn ? 'POLICY_OF_ALL' : 'POLICY_OF_FAILURES'),
          ...{ saifi: figure(before.saifi, 3), saifiAfter: figure(chosen.figures.saifi, 3) },
          ...{ saidi: figure(before.saidiHours, 2), saidiAfter: figure(chosen.figures.saidiHours, 2) },
          hours: figure(chosen.savedHours, 1),
        })
      : '';
  const parts = [
    wordMessage(language, 'POLICY_CARD_CHOSEN', params),
    effect,
    solved.length > 0 ? wordMessage(language, 'POLICY_CARD_SOLVES', { names: solved.join(listMark(language)) }) : '',
    detail.projects.length > 0
      ? wordMessage(language, 'POLICY_CARD_PROJECTS', { names: detail.projects.map(({ name }) => name).join('；') })
      : '',
  ];
  return parts
    .filter(Boolean)
    .map((text) => `<div>${escapeHtml(text)}</div>`)
    .join('');
}

function photos({ photos: taken }: PolicyDetail): string {
  const slots = Array.from({ length: PHOTOS_ASKED }, (_, index) => {
    const photo = taken[index];
    return photo
      ? `<div><img src="${photo.image}" alt=""><span>${escapeHtml(photo.caption)}</span></div>`
      : `<div class="muted">${index + 1}</div>`;
  });
  return `<div class="photos">${slots.join('')}</div>`;
}
