import type { TableBlock, TableRow } from '../../shared/document/model';
import { annexOf } from './numbering';
import type { PlanBookInput, VillageFacts } from './planBookInput';
import { numberOrNull } from './printedFigures';
import { listOf, programmeOrdinal, say } from './words';

/** Villages not yet rebuilt, and poor ones. */
export function villagesOfConcern(input: PlanBookInput): VillageFacts[] {
  return input.villages.filter((village) => village.rebuiltYear === null || village.poor);
}

/** Annex 2: those without a project first, then those with one; null where there is none to list. */
export function villagesAnnex(input: PlanBookInput): TableBlock | null {
  const villages = villagesOfConcern(input);
  if (villages.length === 0) return null;
  const groups = [
    { label: 'DOC_VILLAGE_WITHOUT', villages: villages.filter((village) => village.projects.length === 0) },
    { label: 'DOC_VILLAGE_WITH', villages: villages.filter((village) => village.projects.length > 0) },
  ].filter((group) => group.villages.length > 0);
  let number = 0;
  const rows = groups.flatMap((group, g): TableRow[] => [
    {
      role: 'group',
      level: 1,
      cells: [
        say('DOC_JOIN', {
          a: programmeOrdinal(g + 1),
          b: say('DOC_VILLAGE_COUNT', { label: say(group.label), count: group.villages.length }),
        }),
        null,
        null,
        householdsOf(group.villages),
        null,
        null,
      ],
      span: 3,
    },
    ...group.villages.map((village): TableRow => {
      number += 1;
      return {
        role: 'row',
        cells: [
          String(number),
          village.township ?? say('DOC_NO_TOWNSHIP'),
          village.name,
          numberOrNull(village.households, 0),
          village.poor ? say('DOC_YES') : null,
          village.projects.length === 0 ? null : listOf(village.projects),
        ],
        source: { entity: 'village', id: village.id },
      };
    }),
  ]);
  return {
    kind: 'table',
    ...annexOf.villages,
    title: say('DOC_EFFECT_VILLAGES_TABLE'),
    unit: null,
    page: 'portrait',
    columns: [
      { label: say('DOC_COL_NO'), align: 'center', widthMm: 12 },
      { label: say('DOC_COL_TOWNSHIP'), align: 'left', widthMm: 26 },
      { label: say('DOC_COL_VILLAGE'), align: 'left', widthMm: 34 },
      { label: say('DOC_COL_HOUSEHOLDS'), align: 'right', widthMm: 22 },
      { label: say('DOC_COL_POOR'), align: 'center', widthMm: 17 },
      { label: say('DOC_COL_REACHED_BY'), align: 'left', widthMm: 54 },
    ],
    rows,
    notes: [],
  };
}

function householdsOf(villages: VillageFacts[]) {
  const known = villages.map((village) => village.households).filter((households) => households !== null);
  return known.length === 0
    ? null
    : numberOrNull(
        known.reduce((a, b) => a + b, 0),
        0,
      );
}
