import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { boxesOf, overlapsOf } from '../../../src/domain/diagram/boxes';
import type { Drawing, Item, Marked } from '../../../src/domain/diagram/drawing';
import type { Network } from '../../../src/domain/network/network';
import type { Network1 } from '../../../src/domain/network/network1';
import { readNetwork } from '../../../src/domain/network/readNetwork';

const folder = fileURLToPath(new URL('../../fixtures/networks/', import.meta.url));

export const PUBLISHED: string[] = readdirSync(folder).filter((name) => name.endsWith('.json'));

export function published(name: string): Network {
  return readNetwork(JSON.parse(readFileSync(folder + name, 'utf8'))).network;
}

/** Every item, groups opened, with the offset and scale it stands at. */
export function flat(
  items: readonly Item[],
  dx = 0,
  dy = 0,
  scale = 1,
): { item: Item; dx: number; dy: number; scale: number }[] {
  return items.flatMap((item) =>
    item.kind === 'group'
      ? [
          { item, dx, dy, scale },
          ...flat(item.items, dx + scale * (item.dx ?? 0), dy + scale * (item.dy ?? 0), scale * (item.scale ?? 1)),
        ]
      : [{ item, dx, dy, scale }],
  );
}

/** Ids of one kind of entity that a drawing refers to. */
export function refsOf(drawing: Drawing, entity: NonNullable<Marked['ref']>['entity']): Set<string> {
  return new Set(flat(drawing.items).flatMap(({ item }) => (item.ref?.entity === entity ? [item.ref.id] : [])));
}

export function segmentsOf(drawing: Drawing): { x1: number; y1: number; x2: number; y2: number }[] {
  return flat(drawing.items).flatMap(({ item, dx, dy, scale }) => {
    const points =
      item.kind === 'line' ? [item.x1, item.y1, item.x2, item.y2] : item.kind === 'polyline' ? item.points : [];
    const segments = [];
    for (let i = 0; i + 3 < points.length; i += 2) {
      segments.push({
        x1: points[i]! * scale + dx,
        y1: points[i + 1]! * scale + dy,
        x2: points[i + 2]! * scale + dx,
        y2: points[i + 3]! * scale + dy,
      });
    }
    return segments;
  });
}

/** What a designer would send back: overlaps, things outside the sheet, lines through texts. Empty = fine. */
export function faultsOf(drawing: Drawing, more: { linesThroughTexts: boolean }): string[] {
  const boxes = boxesOf(drawing);
  const faults = overlapsOf(boxes).map(([a, b]) => `${a.kind} ${a.what} overlaps ${b.kind} ${b.what}`);
  for (const { what, box } of boxes) {
    if (box.x1 < 0 || box.y1 < 0 || box.x2 > drawing.width || box.y2 > drawing.height) faults.push(`${what} outside`);
  }
  if (!more.linesThroughTexts) return faults;
  const texts = boxes.filter((b) => b.kind === 'text');
  for (const s of segmentsOf(drawing)) {
    for (const { what, box } of texts) {
      const apart =
        Math.max(s.x1, s.x2) <= box.x1 ||
        Math.min(s.x1, s.x2) >= box.x2 ||
        Math.max(s.y1, s.y2) <= box.y1 ||
        Math.min(s.y1, s.y2) >= box.y2;
      if (!apart) faults.push(`line through ${what}`);
    }
  }
  return faults;
}

const names = fc.constantFrom(undefined, 'K1', '城关线', '10kV东山Ⅰ线 (WMW)', '李家湾公用台区', 'G', '分段开关03');

/**
 * Random networks for drawing: trees of any shape, several sources, islands, loops, ties anywhere, several devices on a branch, names in both
 * scripts.
 */
export const networks: fc.Arbitrary<Network> = fc
  .record({
    sources: fc.integer({ min: 0, max: 3 }),
    reach: fc.integer({ min: 1, max: 30 }),
    nodes: fc.array(
      fc.record({
        back: fc.nat(1000),
        kind: fc.constantFrom('junction', 'load', 'load'),
        name: names,
        branchName: names,
        transformer: fc.boolean(),
        attached: fc.integer({ min: 0, max: 30 }),
        lengthKm: fc.constantFrom(undefined, 0.35, 1.2),
        turned: fc.boolean(),
      }),
      { minLength: 1, maxLength: 60, size: 'max' },
    ),
    loose: fc.array(fc.record({ a: fc.nat(1000), b: fc.nat(1000), open: fc.boolean(), name: names }), { maxLength: 6 }),
    devices: fc.array(
      fc.record({
        branch: fc.nat(1000),
        end: fc.constantFrom('from', 'to'),
        kind: fc.constantFrom('breaker', 'fuse', 'disconnector', 'loadSwitch'),
        remote: fc.boolean(),
        name: names,
      }),
      { maxLength: 20, size: 'max' },
    ),
  })
  .map((c) => {
    const document = { format: 'countyframe.network/1', nodes: [], branches: [], devices: [] } as Network1 & {
      devices: object[];
    };
    for (let s = 0; s < c.sources; s++) document.nodes.push({ id: `S${s}`, kind: 'source', name: `110kV城北${s}变` });
    c.nodes.forEach((node, i) => {
      const id = `n${i}`;
      // Mostly near the node before: long runs, sometimes many laterals at one node.
      const up = document.nodes[Math.max(0, document.nodes.length - 1 - (node.back % c.reach))];
      document.nodes.push({ id, kind: node.kind as 'load', ...(node.name !== undefined && { name: node.name }) });
      if (up === undefined || node.attached === 0) return;
      document.branches.push({
        id: `b${i}`,
        from: node.turned ? id : up.id,
        to: node.turned ? up.id : id,
        kind: node.transformer && node.kind === 'load' ? 'transformer' : 'line',
        ...(node.branchName !== undefined && { name: node.branchName }),
        ...(node.lengthKm !== undefined && { lengthKm: node.lengthKm }),
      });
    });
    c.loose.forEach(({ a, b, open, name }, i) => {
      const from = document.nodes[a % document.nodes.length]!.id;
      const to = document.nodes[b % document.nodes.length]!.id;
      if (from === to) return;
      document.branches.push({
        id: `t${i}`,
        from,
        to,
        kind: 'tie',
        normallyOpen: open,
        ...(name !== undefined && { name }),
      });
    });
    if (document.branches.length > 0) {
      document.devices = c.devices.map(({ branch, name, ...device }) => ({
        ...device,
        branch: document.branches[branch % document.branches.length]!.id,
        ...(name !== undefined && { name }),
      }));
    }
    return readNetwork(document).network;
  });
