import { describe, expect, it } from 'vitest';
import { makeFrame } from '../../../src/domain/frame/frame';
import { mainPath } from '../../../src/domain/policy/mainPath';
import { switchPlaces } from '../../../src/domain/policy/switchPlaces';
import type { FrameBranch, FrameNode, FrameSwitch } from '../../../src/shared/frame/elements';

const node = (id: string, customers = 0): FrameNode => ({
  ...{ id, kind: id === 'bus' ? 'source' : 'load', customers, averageKw: 0, peakKw: 0, peakKvar: 0 },
});
const section = (id: string, from: string, to: string): FrameBranch => ({
  ...{ id, from, to, kind: 'line', lengthKm: 3, failuresPerYear: 0.5, normallyOpen: false, feeder: 'f' },
});
const place = (sections: FrameBranch[], switches: FrameSwitch[] = []) => {
  const frame = makeFrame({
    nodes: [node('bus'), node('a', 20), node('b', 10), node('c', 10)],
    branches: sections,
    switches,
  });
  return switchPlaces(frame, mainPath(frame, 'f'), 1).map(({ branch, at }) => [branch.id, at]);
};

describe('where a new breaker stands', () => {
  const [first, last] = [section('1', 'bus', 'a'), section('3', 'b', 'c')];
  const outwards = section('2', 'a', 'b');
  // Drawn towards the bus, the section was cut at its far end: the breaker spared next to nobody.
  const inwards = section('2', 'b', 'a');
  const manual = (end: 'from' | 'to'): FrameSwitch => ({ id: 'S', branch: '2', end, kind: 'disconnector' });

  it('is the end of its section towards the bus, whichever way the section is drawn', () => {
    expect(place([first, outwards, last])).toEqual([['2', 0]]);
    expect(place([first, inwards, last])).toEqual([['2', 1]]);
  });
  it('is a little behind a switch that stands there', () => {
    expect(place([first, outwards, last], [manual('from')])).toEqual([['2', 0.1]]);
    expect(place([first, inwards, last], [manual('to')])).toEqual([['2', 0.9]]);
    expect(place([first, inwards, last], [manual('from')])).toEqual([['2', 1]]);
  });
});
