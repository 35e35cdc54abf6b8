import type { DocText, TableBlock, TableRow } from '../../shared/document/model';
import type { EnvelopeFacts, PlanBookInput } from './planBookInput';
import { unitsText } from './printedFigures';
import { sum } from './projectMoney';
import { PRINTED_UNIT_FEN, roundAmounts } from './roundAmounts';
import { programmeOrdinal, say } from './words';

const kinds: { label: string; holds: (envelope: EnvelopeFacts) => boolean }[] = [
  { label: 'DOC_ENVELOPE_PLAN', holds: (e) => e.year === null && e.programmeId === null },
  { label: 'DOC_ENVELOPE_YEAR', holds: (e) => e.year !== null && e.programmeId === null },
  { label: 'DOC_ENVELOPE_PROGRAMME', holds: (e) => e.year === null && e.programmeId !== null },
  { label: 'DOC_ENVELOPE_YEAR_PROGRAMME', holds: (e) => e.year !== null && e.programmeId !== null },
];

/**
 * Envelopes with what is arranged and what is left, which add up to the maximum as printed. Envelopes of one kind (by
 * year, by programme, both, whole plan) form a group with a subtotal; kinds overlap, so there is no total over them.
 */
export function envelopeTable(input: PlanBookInput, table: { id: string; number: DocText }): TableBlock {
  const programmes = new Map(input.programmes.map((programme) => [programme.id, programme.name]));
  const groups = kinds
    .map((kind) => ({ label: kind.label, envelopes: input.envelopes.filter(kind.holds) }))
    .filter((group) => group.envelopes.length > 0);
  let number = 0;
  const rows = groups.flatMap((group, g): TableRow[] => {
    const printed = printEnvelopes(group.envelopes);
    const lines = group.envelopes.map((envelope, i): TableRow => {
      number += 1;
      return {
        role: 'row',
        cells: [
          String(number),
          envelopeName(envelope, programmes),
          ...(printed[i] as PrintedEnvelope).map(unitsOrNull),
        ],
        source: { entity: 'envelope', id: envelope.id },
      };
    });
    if (group.envelopes.length === 1 && group.label === 'DOC_ENVELOPE_PLAN') return lines;
    const subtotal = [0, 1, 2, 3].map((column) => {
      const values = printed.map((row) => row[column] as number | null);
      return values.some((value) => value === null) ? null : sum(values as number[]);
    });
    const ordinal = programmeOrdinal(g + 1);
    return [
      {
        role: 'group',
        level: 1,
        cells: [
          say('DOC_JOIN', { a: ordinal, b: say(group.label) }),
          null,
          ...(subtotal as PrintedEnvelope).map(unitsOrNull),
        ],
        span: 2,
      },
      ...lines,
    ];
  });
  return {
    kind: 'table',
    ...table,
    title: say('DOC_MONEY_ENVELOPES_TABLE'),
    unit: say('DOC_WANYUAN'),
    page: 'portrait',
    columns: [
      { label: say('DOC_COL_NO'), align: 'center', widthMm: 12 },
      { label: say('DOC_COL_ENVELOPE'), align: 'left', widthMm: 57 },
      { label: say('DOC_COL_MIN'), align: 'right', widthMm: 24 },
      { label: say('DOC_COL_MAX'), align: 'right', widthMm: 24 },
      { label: say('DOC_COL_ARRANGED'), align: 'right', widthMm: 24 },
      { label: say('DOC_COL_UNALLOCATED'), align: 'right', widthMm: 24 },
    ],
    rows,
    notes: groups.length > 1 ? [say('DOC_MONEY_ENVELOPES_NOTE')] : [],
  };
}

/** Minimum, maximum, arranged, unallocated in printed units; null is not given. */
type PrintedEnvelope = [number | null, number | null, number | null, number | null];

function printEnvelopes(envelopes: EnvelopeFacts[]): PrintedEnvelope[] {
  const split = envelopes.map((envelope) => ({
    path: [],
    amountsFen: [
      envelope.arrangedFen ?? 0,
      envelope.maxFen === null ? 0 : envelope.maxFen - (envelope.arrangedFen ?? 0),
    ],
  }));
  const rounded = roundAmounts(split);
  return envelopes.map((envelope, i) => {
    const [arranged, left] = rounded[i] as [number, number];
    const limited = envelope.maxFen !== null;
    const known = envelope.arrangedFen !== null;
    return [
      envelope.minFen === null ? null : Math.round(envelope.minFen / PRINTED_UNIT_FEN),
      limited ? arranged + left : null,
      known ? arranged : null,
      limited && known ? left : null,
    ];
  });
}

function unitsOrNull(units: number | null): DocText | null {
  return units === null ? null : unitsText(units);
}

function envelopeName(envelope: EnvelopeFacts, programmes: Map<string, string>): DocText {
  if (envelope.name !== null && envelope.name !== '') return envelope.name;
  const year = envelope.year === null ? null : say('DOC_YEAR', { year: envelope.year });
  const programme =
    envelope.programmeId === null ? null : (programmes.get(envelope.programmeId) ?? say('DOC_NO_PROGRAMME'));
  if (year && programme) return say('DOC_JOIN_SPACE', { a: year, b: programme });
  return year ?? programme ?? say('DOC_ENVELOPE_PLAN');
}
