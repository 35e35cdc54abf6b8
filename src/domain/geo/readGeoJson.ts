import { AppError } from '../../shared/appError';
import type { Issue } from '../../shared/issue';

/** Polygons of rings of places, as MultiPolygon coordinates. */
export type Polygons = [x: number, y: number][][][];

/** An area of a GeoJSON file with what its properties call it. */
export interface GeoFeature {
  name: string | null;
  code: string | null;
  level: BoundaryKind | null;
  polygons: Polygons;
}

/** What a boundary encloses. */
export type BoundaryKind = 'county' | 'township' | 'supplyGrid' | 'other';

export interface GeoJsonAreas {
  features: GeoFeature[];
  /** Degrees (CGCS2000, WGS 84), or metres on a plane. */
  system: 'degrees' | 'metres';
  issues: Issue[];
}

/** More than this no county needs, and no drawing shows. */
export const MOST_FEATURES = 5000;
export const MOST_VERTICES = 200_000;
const LONGEST_NAME = 100;

/** Property names, in small letters, under which names, codes and levels are met. */
const NAMES = [
  'name',
  '名称',
  '乡镇名称',
  '乡镇',
  '网格名称',
  '供电网格',
  '县名称',
  '县',
  'xzqmc',
  'fullname',
  'label',
];
const CODES = ['code', '编码', '乡镇编码', '网格编码', '行政区划代码', 'adcode', 'xzqdm', 'gridcode'];
const LEVELS = ['kind', 'level', '类型', '层级'];
const LEVEL_WORDS = new Map<string, BoundaryKind>([
  ...(['county', 'district', '县', '区县', '县级', '县界'] as const).map((word) => [word, 'county'] as const),
  ...(['township', 'town', 'street', '乡镇', '乡', '镇', '街道', '乡镇界'] as const).map(
    (word) => [word, 'township'] as const,
  ),
  ...(['supplygrid', 'grid', '网格', '供电网格', '网格界'] as const).map((word) => [word, 'supplyGrid'] as const),
]);

/**
 * Reads the areas of a GeoJSON file (RFC 7946; FeatureCollection, Feature or a bare geometry). Foreign data: every value is
 * checked, what is no area is left out and said, and the number of places is limited.
 * @throws AppError GEOJSON_INVALID with the place of the fault, GEOJSON_TOO_LARGE, GEOJSON_NO_AREAS
 */
export function readGeoJson(json: unknown): GeoJsonAreas {
  const issues: Issue[] = [];
  const features: GeoFeature[] = [];
  const counter = { vertices: 0 };
  const list = featuresOf(json);
  if (list.length > MOST_FEATURES) throw tooLarge(list.length, MOST_FEATURES);
  list.forEach(({ feature, path }, i) => {
    const { geometry, properties } = feature;
    const polygons = geometry === null ? null : polygonsOf(geometry, `${path}.geometry`, counter);
    if (polygons === null || polygons.length === 0) {
      issues.push({ severity: 'warning', code: 'GEOJSON_NOT_AN_AREA', params: { number: i + 1 }, where: { path } });
      return;
    }
    const level = textOf(properties, LEVELS)?.toLowerCase();
    features.push({
      name: textOf(properties, NAMES),
      code: textOf(properties, CODES),
      level: (level === undefined ? undefined : LEVEL_WORDS.get(level)) ?? null,
      polygons,
    });
  });
  if (features.length === 0) throw new AppError('GEOJSON_NO_AREAS');
  return { features, system: systemOf(features), issues };
}

const TYPES: ReadonlySet<unknown> = new Set(['FeatureCollection', 'Feature', 'Polygon', 'MultiPolygon']);

/** Whether a parsed file says of itself that it is GeoJSON of the kinds read here. */
export function isGeoJson(json: unknown): boolean {
  return isObject(json) && TYPES.has(json.type);
}

interface Feature {
  geometry: Record<string, unknown> | null;
  properties: Record<string, unknown>;
}

function featuresOf(json: unknown): { feature: Feature; path: string }[] {
  if (!isObject(json)) throw invalid('$');
  if (json.type === 'FeatureCollection') {
    const { features } = json;
    if (!Array.isArray(features)) throw invalid('features');
    return features.map((feature: unknown, i) => ({
      feature: featureOf(feature, `features[${i}]`),
      path: `features[${i}]`,
    }));
  }
  if (json.type === 'Feature') return [{ feature: featureOf(json, '$'), path: '$' }];
  if (json.type === 'Polygon' || json.type === 'MultiPolygon') {
    return [{ feature: { geometry: json, properties: {} }, path: '$' }];
  }
  throw invalid('type');
}

function featureOf(json: unknown, path: string): Feature {
  if (!isObject(json) || json.type !== 'Feature') throw invalid(path);
  const { geometry, properties } = json;
  if (geometry !== null && geometry !== undefined && !isObject(geometry)) throw invalid(`${path}.geometry`);
  return { geometry: geometry ?? null, properties: isObject(properties) ? properties : {} };
}

/** Polygons of a geometry; null for points and lines, which enclose nothing. */
function polygonsOf(geometry: Record<string, unknown>, path: string, counter: { vertices: number }): Polygons | null {
  const { type, coordinates } = geometry;
  const at = `${path}.coordinates`;
  if (type === 'Polygon') return [ringsOf(coordinates, at, counter)];
  if (type === 'MultiPolygon') {
    if (!Array.isArray(coordinates)) throw invalid(at);
    return coordinates.map((polygon: unknown, i) => ringsOf(polygon, `${at}[${i}]`, counter));
  }
  if (typeof type !== 'string') throw invalid(`${path}.type`);
  return null;
}

function ringsOf(json: unknown, path: string, counter: { vertices: number }): [number, number][][] {
  if (!Array.isArray(json) || json.length === 0) throw invalid(path);
  return json.map((ring: unknown, r) => {
    if (!Array.isArray(ring) || ring.length < 3) throw invalid(`${path}[${r}]`);
    counter.vertices += ring.length;
    if (counter.vertices > MOST_VERTICES) throw tooLarge(counter.vertices, MOST_VERTICES);
    const places = ring.map((place: unknown, p): [number, number] => {
      const [x, y]: unknown[] = Array.isArray(place) ? place : [];
      if (!isNumber(x) || !isNumber(y)) throw invalid(`${path}[${r}][${p}]`);
      return [x, y];
    });
    const [first, last] = [places[0]!, places.at(-1)!];
    // A ring ends where it begins; some writers leave that out.
    if (first[0] !== last[0] || first[1] !== last[1]) places.push([first[0], first[1]]);
    return places;
  });
}

function systemOf(features: readonly GeoFeature[]): GeoJsonAreas['system'] {
  for (const { polygons } of features) {
    for (const ring of polygons.flat()) {
      if (ring.some(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 90)) return 'metres';
    }
  }
  return 'degrees';
}

/** The first property of these names that says something; names are compared in small letters. */
function textOf(properties: Record<string, unknown>, keys: readonly string[]): string | null {
  const own = new Map(Object.entries(properties).map(([key, value]) => [key.trim().toLowerCase(), value]));
  for (const key of keys) {
    const value = own.get(key);
    const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
    if (text !== '') return text.slice(0, LONGEST_NAME);
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 1e9;
}

function invalid(path: string): AppError {
  return new AppError('GEOJSON_INVALID', { path }, { path });
}

function tooLarge(count: number, limit: number): AppError {
  return new AppError('GEOJSON_TOO_LARGE', { count, limit });
}
