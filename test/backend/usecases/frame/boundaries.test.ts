import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { exportBoundaries, readBoundaries, removeBoundaries } from '../../../../src/backend/usecases/frame/boundaries';
import { exportNetwork } from '../../../../src/backend/usecases/frame/exportNetwork';
import { drawFrame } from '../../../../src/backend/usecases/frame/frameDrawing';
import { frameModel } from '../../../../src/backend/usecases/frame/frameModel';
import { frameSheets } from '../../../../src/backend/usecases/frame/frameSheets';
import { takeFrameFile } from '../../../../src/backend/usecases/frame/takeFile';
import { undo } from '../../../../src/backend/usecases/history';
import type { Network1 } from '../../../../src/domain/network/network1';
import { newId } from '../../../../src/shared/ids';
import { Stores } from './support';

const stores = new Stores();
afterAll(() => stores.remove());
const bytesOf = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));
const area = (name: string, west: number, side = 0.1) => ({
  type: 'Feature',
  properties: { name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 31.7],
        [west + side, 31.7],
        [west + side, 31.7 + side],
        [west, 31.7 + side],
        [west, 31.7],
      ],
    ],
  },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
/** A published network with its nodes put on a grid of longitudes and latitudes. */
const network: Network1 = JSON.parse(readFileSync('test/fixtures/networks/rbts-bus2-A.json', 'utf8'));
const placed = {
  ...network,
  nodes: network.nodes.map((node, i) => ({ ...node, x: 117.11 + (i % 8) * 0.01, y: 31.71 + Math.floor(i / 8) * 0.01 })),
};

it('takes boundaries by name, replaces them, draws them, gives them out again, and takes all back', () => {
  const { store, scope } = stores.plan();
  const model = () => frameModel(store, scope);
  const take = (json: unknown) => takeFrameFile(store, scope, { name: 'x.json', bytes: bytesOf(json) });
  store.write({ code: 'CHANGE_MEASURES', params: { name: '' } }, (writer) => {
    writer.insert('township', { id: newId(), countyId: scope.countyId, name: '东镇' });
  });
  expect(take(placed).kind).toBe('network');
  // Coordinates go out as they came in, though drawn in metres.
  expect(exportNetwork(store, scope).nodes.map(({ x }) => x)).toEqual(placed.nodes.map(({ x }) => x));

  const first = take(collection(area('云岫县', 117.1, 0.3), area('东镇', 117.1), area('无名山', 117.2)));
  expect(first).toMatchObject({ kind: 'boundaries', counts: { inserted: 3 } });
  expect(first.issues.map(({ code, params }) => [code, params])).toEqual([['BOUNDARY_UNMATCHED', { name: '无名山' }]]);
  expect(readBoundaries(store, scope).map(({ kind }) => kind)).toEqual(['county', 'township', 'other']);
  const second = take(collection(area('云岫县', 117.1, 0.3), area('东镇', 117.12)));
  expect(second.counts).toMatchObject({ inserted: 0, updated: 1, unchanged: 1 });

  const { drawing, legend } = drawFrame(model(), {
    ...{ frame: 'current', layout: 'geographic', colour: 'change', language: 'zh' },
  });
  const borders = drawing.items.filter((item) => item.classes?.[0] === 'boundary');
  expect(borders).toHaveLength(3);
  expect(legend.map(({ text }) => text)).toEqual(expect.arrayContaining(['县界', '乡镇界', '其他边界']));
  // True to place: 0.3 degrees of latitude are 33.3 km, more than its width at 31.7 degrees north.
  const [county] = borders.filter((item) => item.kind === 'polyline');
  const xs = county!.points.filter((_, i) => i % 2 === 0);
  const ys = county!.points.filter((_, i) => i % 2 === 1);
  const [wide, high] = [xs, ys].map((list) => Math.max(...list) - Math.min(...list)) as [number, number];
  expect(wide / high).toBeCloseTo(0.85, 1);

  // A map goes on one sheet, with its scale, and its names keep their size.
  const { sheets } = frameSheets(
    store,
    model(),
    { frame: 'current', layout: 'geographic', colour: 'change', language: 'zh' },
    'A3',
  );
  expect(sheets).toHaveLength(1);
  expect(sheets[0]!.items.find((item) => item.classes?.[0] === 'drawing')).toMatchObject({ scale: 1 });
  expect(JSON.stringify(sheets[0])).toMatch(/"1:\d+0000?"/);

  const out = exportBoundaries(store, scope);
  expect(take(out).counts).toMatchObject({ inserted: 0, updated: 0, unchanged: 3 });
  expect(removeBoundaries(store, scope)).toBe(3);
  undo(store);
  expect(readBoundaries(store, scope)).toHaveLength(3);
  expect(() => take({ type: 'Topology' })).toThrow('FRAME_FILE_INVALID');
});

// A later feature of one name took the place of the earlier: the exclave was all that was left of a township.
it('keeps every part of a boundary that comes in several features', () => {
  const { store, scope } = stores.plan();
  store.write({ code: 'CHANGE_MEASURES', params: { name: '' } }, (writer) => {
    writer.insert('township', { id: newId(), countyId: scope.countyId, name: '东镇' });
  });
  const parts = collection(area('东镇', 117.1), area('东镇', 117.5, 0.01), area('飞地', 117.2), area('飞地', 117.3));
  const take = () => takeFrameFile(store, scope, { name: 'parts.json', bytes: bytesOf(parts) });
  const { counts, issues } = take();
  expect(counts).toMatchObject({ read: 2, inserted: 2, updated: 0 });
  expect(issues.map(({ code }) => code)).toEqual(['BOUNDARY_UNMATCHED']);
  expect(readBoundaries(store, scope).map(({ polygons }) => polygons.length)).toEqual([2, 2]);
  expect(take().counts).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
});

it('draws feeders with places and counts those without', () => {
  const { store, scope } = stores.plan();
  const source = placed.nodes.find(({ kind }) => kind === 'source')!;
  const some = {
    ...placed,
    nodes: [
      ...placed.nodes.map((node) => (node === source ? node : { ...node, x: null, y: null })),
      { id: 'S2', kind: 'source' as const },
      { id: 'L2', kind: 'load' as const, customers: 3 },
      { id: 'L3', kind: 'load' as const, customers: 3, x: 117.2, y: 31.8 },
    ],
    branches: [...placed.branches, { id: 'far', from: 'S2', to: 'L2' }, { id: 'near', from: source.id, to: 'L3' }],
  };
  takeFrameFile(store, scope, { name: 'n.json', bytes: bytesOf(some) });
  const { drawing } = drawFrame(frameModel(store, scope), {
    ...{ frame: 'current', layout: 'geographic', colour: 'change', language: 'zh' },
  });
  const texts = drawing.items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  expect(texts).toContain('1 条线路无坐标，未绘出');
  expect(JSON.stringify(drawing)).not.toContain('null');
});
