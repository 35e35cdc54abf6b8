import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBoundaries, simplified } from '../../../src/domain/geo/placeBoundaries';
import { areDegrees, gaussKrueger, meridianOf, toMetres } from '../../../src/domain/geo/plane';
import { MOST_VERTICES, readGeoJson } from '../../../src/domain/geo/readGeoJson';
import type { AppError } from '../../../src/shared/appError';

describe('gaussKrueger', () => {
  it('puts 45 degrees on the meridian at the length of its arc (GRS 80: 4,984,944.378 m)', () => {
    const { x, y } = gaussKrueger(117, 45, 117);
    expect(x).toBeCloseTo(500_000, 6);
    expect(y).toBeCloseTo(4_984_944.378, 2);
  });

  it('is symmetric about the meridian, and locally true to scale', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1.5, noNaN: true }),
        fc.double({ min: 20, max: 50, noNaN: true }),
        (d, b) => {
          const [east, west] = [gaussKrueger(117 + d, b, 117), gaussKrueger(117 - d, b, 117)];
          expect(east.x - 500_000).toBeCloseTo(500_000 - west.x, 5);
          expect(east.y).toBeCloseTo(west.y, 5);
          // One step north and one east of the same length on the ellipsoid, to the scale of the projection's edge.
          const step = 1e-5;
          const north = gaussKrueger(117 + d, b + step, 117);
          const side = gaussKrueger(117 + d + step, b, 117);
          const along = Math.hypot(north.x - east.x, north.y - east.y);
          const across = Math.hypot(side.x - east.x, side.y - east.y);
          expect(along / 1.11).toBeGreaterThan(0.99);
          expect(along / 1.11).toBeLessThan(1.01);
          expect(across / (1.113195 * Math.cos((b * Math.PI) / 180))).toBeCloseTo(1, 2);
        },
      ),
    );
  });

  it('leaves metres alone and projects degrees, gaps included', () => {
    const xs = Float64Array.of(117.2, Number.NaN, 117.3);
    const ys = Float64Array.of(31.8, Number.NaN, 31.8);
    toMetres(xs, ys);
    expect(Number.isNaN(xs[1])).toBe(true);
    expect(xs[2]! - xs[0]!).toBeGreaterThan(9300);
    expect(xs[2]! - xs[0]!).toBeLessThan(9600);
    const metres = Float64Array.of(0, 1500);
    toMetres(metres, Float64Array.of(0, 20));
    expect([...metres]).toEqual([0, 1500]);
    expect([areDegrees([500_100], [3e6]), meridianOf(117.4)]).toEqual([false, 117]);
  });
});

const square = (x: number, y: number, side: number) => [
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ],
];
const feature = (coordinates: unknown, properties: unknown = {}, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

describe('readGeoJson', () => {
  it('reads names, codes and levels in the spellings of GIS exports, closes rings, leaves lines out', () => {
    const open = [square(117, 31, 0.2)[0]!.slice(0, 4)];
    const { features, system, issues } = readGeoJson({
      type: 'FeatureCollection',
      features: [
        feature(open, { XZQMC: ' 东镇 ', XZQDM: 340_123_101, 层级: '乡镇' }),
        feature([square(117, 31, 0.1)], { NAME: '一号网格', gridCode: 'WG1' }, 'MultiPolygon'),
        feature([[117, 31]], {}, 'LineString'),
        { type: 'Feature', properties: null, geometry: null },
      ],
    });
    expect(features.map(({ name, code, level }) => [name, code, level])).toEqual([
      ['东镇', '340123101', 'township'],
      ['一号网格', 'WG1', null],
    ]);
    expect(features[0]!.polygons[0]![0]).toHaveLength(5);
    expect([system, issues.map(({ code }) => code)]).toEqual([
      'degrees',
      ['GEOJSON_NOT_AN_AREA', 'GEOJSON_NOT_AN_AREA'],
    ]);
  });

  it('refuses hostile and broken files with the place of the fault', () => {
    const refused = (json: unknown): [string, unknown] => {
      try {
        readGeoJson(json);
      } catch (error) {
        const { code, where } = error as AppError;
        return [code, where?.path];
      }
      return ['taken', undefined];
    };
    expect(refused(null)).toEqual(['GEOJSON_INVALID', '$']);
    expect(refused({ type: 'Topology' })).toEqual(['GEOJSON_INVALID', 'type']);
    expect(refused({ type: 'FeatureCollection', features: 'x' })).toEqual(['GEOJSON_INVALID', 'features']);
    expect(refused({ type: 'FeatureCollection', features: [] })[0]).toBe('GEOJSON_NO_AREAS');
    const broken = feature([
      [
        [1, 2],
        [3, '4'],
        [5, 6],
      ],
    ]);
    expect(refused(broken)).toEqual(['GEOJSON_INVALID', '$.geometry.coordinates[0][1]']);
    expect(refused(feature([Array.from({ length: MOST_VERTICES + 1 }, () => [1, 1])]))[0]).toBe('GEOJSON_TOO_LARGE');
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    expect(refused(feature(deep))[0]).toBe('GEOJSON_INVALID');
    expect(refused(JSON.parse('{"type":"Feature","__proto__":{"geometry":1},"geometry":{"type":7}}'))[0]).toBe(
      'GEOJSON_INVALID',
    );
  });

  it('never throws anything but its own refusals, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        for (const given of [json, { type: 'FeatureCollection', features: [json] }, feature(json), feature([json])]) {
          try {
            readGeoJson(given);
          } catch (error) {
            expect((error as AppError).code).toMatch(/^GEOJSON_/);
          }
        }
      }),
    );
  });
});

describe('placeBoundaries', () => {
  const degrees = {
    kind: 'county' as const,
    name: null,
    system: 'degrees' as const,
    polygons: [square(117.1, 31.7, 0.3)] as [number, number][][][],
  };
  const at = gaussKrueger(117.2, 31.8, 117);
  const around = (x: number, y: number) => ({ x1: x, y1: y, x2: x + 4000, y2: y + 4000 });

  it('meets nodes with and without the number of the zone, and says what it cannot', () => {
    for (const x of [at.x, 39e6 + at.x]) {
      const { placed, apart } = placeBoundaries([degrees], around(x, at.y));
      expect(apart).toBe(0);
      const [[west]] = placed[0]!.rings[0]! as [[number, number]];
      expect(Math.abs(west! - x)).toBeLessThan(15_000);
    }
    expect(placeBoundaries([degrees], around(20, 30))).toEqual({ placed: [], apart: 1 });
  });
});

it('simplifies within the tolerance, however long the ring (bug: deep recursion on long rings)', () => {
  const points = Array.from({ length: 50_000 }, (_, i): [number, number] => [i, Math.sin(i / 500) * 40]);
  const kept = simplified(points, 0.5);
  expect(kept.length).toBeLessThan(3000);
  expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
});

it('simplifies a zigzag that cannot be simplified in linear time (bug: a hostile ring held the thread for minutes)', () => {
  const points = Array.from({ length: 200_000 }, (_, i): [number, number] => [i, i % 2 === 0 ? 0 : 100 + i / 1000]);
  expect(simplified(points, 0.5)).toHaveLength(points.length);
});
