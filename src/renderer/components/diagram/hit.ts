import type { DiagramRef } from './elements';

/** Thin lines are hit a few pixels beside, too: nearest first. */
const RINGS = [0, 3, 6];
const AROUND = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [0.7, 0.7],
  [-0.7, 0.7],
  [0.7, -0.7],
  [-0.7, -0.7],
] as const;

/** The element drawn at a point of the window. */
export function elementAt(host: HTMLElement, clientX: number, clientY: number): DiagramRef | null {
  for (const ring of RINGS) {
    for (const [dx, dy] of ring === 0 ? ([[0, 0]] as const) : AROUND) {
      const target = document.elementFromPoint(clientX + dx * ring, clientY + dy * ring);
      const found = target && host.contains(target) ? target.closest('[data-entity]') : null;
      if (!found || !host.contains(found)) continue;
      return { entity: found.getAttribute('data-entity') as DiagramRef['entity'], id: found.getAttribute('data-id')! };
    }
  }
  return null;
}
