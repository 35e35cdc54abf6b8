import { describe, expect, it } from 'vitest';
import { classifyWiring, type WiringMode } from '../../../src/domain/network/wiringMode';
import { hasMessage } from '../../../src/shared/messages';
import { drawnNetwork } from './draw';

/** What each feeder (by its head branch) is expected to be; `?` after a mode: other modes are possible as well. */
interface Drawing {
  title: string;
  chains: string[];
  modes: Record<string, string>;
}

const drawings: Drawing[] = [
  { title: 'one line', chains: ['S1 B- a1 o- a2 o- a3'], modes: { 'S1-a1': 'radial' } },
  {
    title: 'a line with laterals behind fuses, beside another line of the same bus',
    chains: ['S1 B- j1 o- j2 -- a3', 'j1 f- a1', 'j2 f- a2', 'S1 B- b1 -- b2'],
    modes: { 'S1-j1': 'radial', 'S1-b1': 'radial' },
  },
  {
    title: 'lines behind a main transformer: each is a feeder, the transformer is not',
    chains: ['S1 tx j0 B- a1 o- a2', 'j0 B- b1 tx b2'],
    modes: { 'j0-a1': 'radial', 'j0-b1': 'radial' },
  },

  {
    title: 'two overhead lines tied at their ends',
    chains: ['S1 B- a1 o- a2 o- a3 ~~ b3', 'S2 B- b1 o- b2 o- b3'],
    modes: { 'S1-a1': 'multiSectionSingleTie', 'S2-b1': 'multiSectionSingleTie' },
  },
  {
    title: 'tied in the middle of one line, laterals on both',
    chains: ['S1 B- a1 o- a2 o- a3', 'a2 f- a4', 'a2 ~~ b3', 'S2 B- b1 o- b2 -- b3', 'b2 f- b4'],
    modes: { 'S1-a1': 'multiSectionSingleTie', 'S2-b1': 'multiSectionSingleTie' },
  },
  {
    title: 'two lines of one bus tied to each other',
    chains: ['S1 B- a1 o- a2 ~~ b2', 'S1 B- b1 o- b2'],
    modes: { 'S1-a1': 'multiSectionSingleTie', 'S1-b1': 'multiSectionSingleTie' },
  },

  {
    title: 'three sections, a tie at each of two places',
    chains: ['S1 B- a1 o- a2 o- a3 ~~ b2', 'S2 B- b1 o- b2', 'S3 B- c1 o- c2 ~~ a2'],
    modes: { 'S1-a1': 'multiSectionModerateTies', 'S2-b1': 'multiSectionSingleTie', 'S3-c1': 'multiSectionSingleTie' },
  },
  {
    title: 'three ties to three lines',
    chains: [
      'S1 B- a1 o- a2 o- a3 ~~ b1',
      'a1 ~~ c1',
      'a2 ~~ d1',
      'S2 B- b1 o- b2',
      'S3 B- c1 o- c2',
      'S4 B- d1 o- d2',
    ],
    modes: {
      'S1-a1': 'multiSectionModerateTies',
      'S2-b1': 'multiSectionSingleTie',
      'S3-c1': 'multiSectionSingleTie',
      'S4-d1': 'multiSectionSingleTie',
    },
  },
  {
    title: 'two ties to the same neighbour',
    chains: ['S1 B- a1 o- a2 o- a3 ~~ b3', 'a2 ~~ b2', 'S2 B- b1 o- b2 o- b3'],
    modes: { 'S1-a1': 'multiSectionModerateTies', 'S2-b1': 'multiSectionModerateTies' },
  },

  {
    title: 'two cables through ring main units',
    chains: ['S1 B- a1 oo a2 oo a3 oo a4 ~~ b3', 'S2 B- b1 oo b2 oo b3'],
    modes: { 'S1-a1': 'singleRing', 'S2-b1': 'singleRing' },
  },
  {
    title: 'a ring from the two bus sections of one station, switch on every side',
    chains: ['S1 Bo a1 oo a2 oo a3 ~~ b2', 'S2 Bo b1 oo b2'],
    modes: { 'S1-a1': 'singleRing', 'S2-b1': 'singleRing' },
  },
  {
    title: 'a ring whose units have laterals behind fuses',
    chains: ['S1 Bo j1 oo j2 ~~ j4', 'j1 f- a1', 'j2 f- a2', 'S2 Bo j3 oo j4', 'j3 f- b1', 'j4 f- b2'],
    modes: { 'S1-j1': 'singleRing', 'S2-j3': 'singleRing' },
  },

  {
    title: 'two rings side by side, units linked in pairs at both ends',
    chains: [
      'S1 Bo a1 oo a2 oo a3 ~~ b3',
      'S2 Bo b1 oo b2 oo b3',
      'S1 Bo c1 oo c2 oo c3 ~~ d3',
      'S2 Bo d1 oo d2 oo d3',
      'a2 ~~ c2',
      'b2 ~~ d2',
    ],
    modes: { 'S1-a1': 'doubleRing', 'S2-b1': 'doubleRing', 'S1-c1': 'doubleRing', 'S2-d1': 'doubleRing' },
  },
  {
    title: 'two rings linked at one place only',
    chains: ['S1 Bo a1 oo a2 ~~ b2', 'S2 Bo b1 oo b2', 'S3 Bo c1 oo c2 ~~ d2', 'S4 Bo d1 oo d2', 'a1 ~~ c1'],
    modes: { 'S1-a1': 'doubleRing', 'S2-b1': 'doubleRing', 'S3-c1': 'doubleRing', 'S4-d1': 'doubleRing' },
  },
  {
    title: 'two rings from three stations with customers behind fuses',
    chains: [
      'S1 Bo j1 oo j2 ~~ j4',
      'S2 Bo j3 oo j4',
      'S1 Bo j5 oo j6 ~~ j8',
      'S3 Bo j7 oo j8',
      'j2 ~~ j6',
      'j4 ~~ j8',
      'j1 f- a1',
      'j3 f- b1',
      'j5 f- c1',
      'j7 f- d1',
    ],
    modes: { 'S1-j1': 'doubleRing', 'S2-j3': 'doubleRing', 'S1-j5': 'doubleRing', 'S3-j7': 'doubleRing' },
  },

  {
    title: 'two lines and a standby',
    chains: ['S1 B- a1 o- a2 ~~ j9', 'S1 B- b1 o- b2 ~~ j9', 'S2 B- j8 -- j9'],
    modes: { 'S1-a1': 'nSupplyOneStandby', 'S1-b1': 'nSupplyOneStandby', 'S2-j8': 'nSupplyOneStandby' },
  },
  {
    title: 'three cables through ring main units and a standby',
    chains: ['S1 Bo a1 oo a2 ~~ j9', 'S1 Bo b1 oo b2 ~~ j9', 'S2 Bo c1 oo c2 ~~ j9', 'S3 B- j9'],
    modes: {
      'S1-a1': 'nSupplyOneStandby',
      'S1-b1': 'nSupplyOneStandby',
      'S2-c1': 'nSupplyOneStandby',
      'S3-j9': 'nSupplyOneStandby',
    },
  },
  {
    title: 'four unsectioned lines and a standby',
    chains: ['S1 B- a1 ~~ j9', 'S1 B- b1 ~~ j9', 'S2 B- c1 ~~ j9', 'S2 B- d1 ~~ j9', 'S3 B- j9'],
    modes: {
      'S1-a1': 'nSupplyOneStandby',
      'S1-b1': 'nSupplyOneStandby',
      'S2-c1': 'nSupplyOneStandby',
      'S2-d1': 'nSupplyOneStandby',
      'S3-j9': 'nSupplyOneStandby',
    },
  },

  {
    title: 'ambiguous: half of the spans have switches at both ends',
    chains: ['S1 Bo a1 o- a2 oo a3 ~~ b2', 'S2 Bo b1 oo b2'],
    modes: { 'S1-a1': 'multiSectionSingleTie?', 'S2-b1': 'singleRing' },
  },
  {
    title: 'ambiguous: one line backed up by a line without load, which a second one makes a standby',
    chains: ['S1 B- a1 o- a2 ~~ j9', 'S2 B- j8 o- j9'],
    modes: { 'S1-a1': 'multiSectionSingleTie?', 'S2-j8': 'multiSectionSingleTie' },
  },
  {
    title: 'ambiguous: a tie from a line to itself',
    chains: ['S1 B- a1 o- a2 o- a3 ~~ a5', 'a1 o- a4 o- a5'],
    modes: { 'S1-a1': 'radial?' },
  },

  {
    title: 'none of the typical modes: tied but never sectioned; four ties',
    chains: [
      'S1 B- a1 -- a2 ~~ b1',
      'S2 B- b1 o- b2 ~~ c1',
      'b2 ~~ d1',
      'b1 ~~ e1',
      'S3 B- c1',
      'S4 B- d1',
      'S5 B- e1',
    ],
    modes: {
      'S1-a1': 'notTypical?',
      'S2-b1': 'notTypical',
      'S3-c1': 'notTypical?',
      'S4-d1': 'notTypical?',
      'S5-e1': 'notTypical?',
    },
  },
];

describe('wiring mode of drawn feeders', () => {
  it.each(drawings)('$title', ({ chains, modes }) => {
    const classes = classifyWiring(drawnNetwork(...chains));
    const found = classes.map(({ feederId, mode, alsoPossible }) => [
      feederId,
      `${mode}${alsoPossible.length > 0 ? '?' : ''}`,
    ]);
    expect(Object.fromEntries(found)).toEqual(modes);
    for (const { reason, alsoPossible, mode } of classes) {
      expect(hasMessage(reason.code), reason.code).toBe(true);
      expect(alsoPossible).not.toContain(mode);
    }
  });

  it('has three clear drawings of each mode and two that are ambiguous', () => {
    const clear = (mode: WiringMode) => drawings.filter(({ modes }) => Object.values(modes).includes(mode)).length;
    for (const mode of [
      'radial',
      'multiSectionSingleTie',
      'multiSectionModerateTies',
      'singleRing',
      'doubleRing',
      'nSupplyOneStandby',
    ] as const) {
      expect(clear(mode), mode).toBeGreaterThanOrEqual(3);
    }
    expect(drawings.filter(({ title }) => title.startsWith('ambiguous')).length).toBeGreaterThanOrEqual(2);
  });
});
