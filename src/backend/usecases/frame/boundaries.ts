import type { Boundary } from '../../../domain/geo/placeBoundaries';
import { type BoundaryKind, type GeoFeature, type Polygons, readGeoJson } from '../../../domain/geo/readGeoJson';
import type { ImportResult } from '../../../shared/api/imports';
import { newId } from '../../../shared/ids';
import type { Issue } from '../../../shared/issue';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import { DryRunEnded } from '../import/keepFile';
import type { Scope } from '../sheet/scope';
import { beginFileBatch, endFileBatch } from './fileBatch';

interface BoundaryRow {
  id: string;
  kind: BoundaryKind;
  recordId: string | null;
  name: string | null;
  code: string | null;
  system: Boundary['system'];
  polygons: string;
}

/** The boundaries of a county, the county's own first. */
export function readBoundaries(store: Store, scope: Scope): Boundary[] {
  return rowsOf(store, scope).map(({ kind, name, system, polygons }) => ({
    kind,
    name,
    system,
    polygons: JSON.parse(polygons) as Polygons,
  }));
}

function rowsOf(store: Store, { countyId }: Scope): BoundaryRow[] {
  return store.all<BoundaryRow>(
    `SELECT id, kind, recordId, name, code, system, polygons FROM boundary WHERE countyId = ?
     ORDER BY CASE kind WHEN 'county' THEN 0 WHEN 'township' THEN 1 WHEN 'supplyGrid' THEN 2 ELSE 3 END, id`,
    countyId,
  );
}

/**
 * Takes the areas of a GeoJSON file as boundaries, matched with county, townships and supply grids by code, then name. A
 * boundary known already is replaced, others stay. One undo.
 * @param json the parsed file
 * @param file name and bytes, kept as evidence
 * @param options.kind what all areas of the file are; default: as each says, else by what it matches
 * @throws AppError GEOJSON_INVALID, GEOJSON_TOO_LARGE, GEOJSON_NO_AREAS
 */
export function importBoundaries(
  store: Store,
  scope: Scope,
  json: unknown,
  file: { name: string; bytes: Uint8Array },
  options: { kind?: BoundaryKind | undefined; isDryRun?: boolean | undefined } = {},
): ImportResult {
  const { features, system, issues } = readGeoJson(json);
  const counts = { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, skipped: issues.length };
  const found: Issue[] = [...issues];
  const batchId = newId();
  const known = new Map(rowsOf(store, scope).map((row) => [keyOf(row), row]));
  const areas = areasOf(features, createMatcher(store, scope), options.kind);
  for (const { row, isAmbiguous } of areas.values()) {
    if (row.kind !== 'other') continue;
    const code = isAmbiguous ? 'BOUNDARY_AMBIGUOUS' : 'BOUNDARY_UNMATCHED';
    found.push({ severity: 'warning', code, params: { name: row.name }, where: { file: file.name } });
  }
  const put = (writer: ChangeWriter, key: string, area: Area): void => {
    const row = { ...area.row, system, polygons: JSON.stringify(area.polygons) };
    const before = known.get(key);
    counts.read++;
    if (before === undefined) {
      writer.insert('boundary', { countyId: scope.countyId, ...row, batchId });
      counts.inserted++;
    } else if (before.polygons === row.polygons && before.system === system) counts.unchanged++;
    else {
      writer.update('boundary', before.id, { ...row, batchId });
      counts.updated++;
    }
  };
  try {
    store.write(
      { code: 'CHANGE_BOUNDARIES_IMPORT', params: { file: file.name } },
      (writer) => {
        beginFileBatch(store, writer, scope, batchId, file);
        for (const [key, area] of areas) put(writer, key, area);
        endFileBatch(writer, batchId, counts);
        if (options.isDryRun) throw new DryRunEnded();
      },
      { kind: 'import', batchId },
    );
  } catch (error) {
    if (!(error instanceof DryRunEnded)) throw error;
  }
  return {
    format: 'countyframe.importResult/1',
    batchId: options.isDryRun ? null : batchId,
    counts,
    byEntity: { boundary: counts },
    issues: found,
  };
}

/** One boundary of a file. */
interface Area {
  row: { kind: BoundaryKind; recordId: string | null; name: string; code: string | null };
  isAmbiguous: boolean;
  polygons: Polygons;
}

/** The boundaries of a file by key: what comes in several features, such as a township with an exclave, is one of all its parts. */
function areasOf(
  features: readonly GeoFeature[],
  find: ReturnType<typeof createMatcher>,
  asked: BoundaryKind | undefined,
): Map<string, Area> {
  const areas = new Map<string, Area>();
  features.forEach((feature, i) => {
    const { kind, recordId, name, isAmbiguous } = find(feature, asked);
    const row = { kind, recordId, name: name ?? feature.name ?? feature.code ?? String(i + 1), code: feature.code };
    const key = keyOf(row);
    const known = areas.get(key);
    if (known === undefined) areas.set(key, { row, isAmbiguous, polygons: feature.polygons });
    else known.polygons = [...known.polygons, ...feature.polygons];
  });
  return areas;
}

/** What makes two boundaries the same one. */
function keyOf({ kind, recordId, name }: Pick<BoundaryRow, 'kind' | 'recordId' | 'name'>): string {
  return `${kind} ${kind === 'county' ? '' : (recordId ?? `named ${name}`)}`;
}

interface Match {
  kind: BoundaryKind;
  recordId: string | null;
  name: string | null;
  isAmbiguous: boolean;
}

function createMatcher(store: Store, { countyId }: Scope) {
  type Place = { kind: 'county' | 'township' | 'supplyGrid'; id: string; code: string | null; name: string };
  const places = (['county', 'township', 'supplyGrid'] as const).flatMap((kind) =>
    store
      .all<Omit<Place, 'kind'>>(
        `SELECT id, code, name FROM ${kind} WHERE ${kind === 'county' ? 'id' : 'countyId'} = ?`,
        countyId,
      )
      .map((place): Place => ({ kind, ...place })),
  );
  return (feature: GeoFeature, asked: BoundaryKind | undefined): Match => {
    const level = asked ?? feature.level;
    const candidates = places.filter((place) => level === null || level === place.kind);
    const byCode = candidates.filter(({ code }) => code !== null && code === feature.code);
    const matches = byCode.length > 0 ? byCode : candidates.filter(({ name }) => name === feature.name);
    const [match] = matches;
    if (match !== undefined && matches.length === 1) {
      const recordId = match.kind === 'county' ? null : match.id;
      return { kind: match.kind, recordId, name: match.name, isAmbiguous: false };
    }
    // A level that is said stands, whether a record of that name is there or not; two records are never chosen between.
    const kind = matches.length > 1 || level === null ? 'other' : level;
    return { kind, recordId: null, name: null, isAmbiguous: matches.length > 1 };
  };
}

/** The boundaries as a GeoJSON FeatureCollection, coordinates as they came. */
export function exportBoundaries(store: Store, scope: Scope) {
  return {
    type: 'FeatureCollection' as const,
    features: rowsOf(store, scope).map(({ kind, name, code, polygons }) => ({
      type: 'Feature' as const,
      properties: { kind, ...(name === null ? {} : { name }), ...(code === null ? {} : { code }) },
      geometry: { type: 'MultiPolygon' as const, coordinates: JSON.parse(polygons) as Polygons },
    })),
  };
}

/** Takes all boundaries of a county away. One undo. @returns how many there were */
export function removeBoundaries(store: Store, scope: Scope): number {
  const rows = rowsOf(store, scope);
  if (rows.length === 0) return 0;
  store.write({ code: 'CHANGE_BOUNDARIES_REMOVE', params: { count: rows.length } }, (writer) => {
    for (const { id } of rows) writer.delete('boundary', id);
  });
  return rows.length;
}
