import { litElements } from '../../../domain/diagnosis/litElements';
import { drawNetwork } from '../../../domain/diagram/drawNetwork';
import { toSvg } from '../../../domain/diagram/toSvg';
import { toNetwork } from '../../../domain/frame/toNetwork';
import { type Feeders, findFeeders } from '../../../domain/network/feeders';
import type { Network } from '../../../domain/network/network';
import type { Language } from '../../../shared/messages';
import type { Store } from '../../store/store';
import { type CountyFrame, frameModel } from '../frame/frameModel';
import type { Scope } from '../sheet/scope';

interface Drawn {
  network: Network;
  feeders: Feeders;
}
const drawn = new WeakMap<CountyFrame, Drawn>();

/** The element of a finding, and the rule that found it. */
export interface EvidenceWish {
  rule: string;
  kind: string;
  id: string;
}

/**
 * The single-line diagram of the line a finding is about, as the current frame has it, its element lit.
 * @returns SVG; null for what hangs on no line, or on one that is in no frame
 */
export function evidenceDrawing(
  store: Store,
  scope: Scope,
  { rule, kind, id }: EvidenceWish,
  theme: 'light' | 'dark',
  language: Language,
): string | null {
  const feeder = feederOf(store, kind, id);
  if (feeder === null) return null;
  const { county } = frameModel(store, scope);
  const { network, feeders } = networkOf(county);
  const own = new Set(
    [...feeders.head].filter((head) => county.current.branches.get(network.branchIds[head]!)?.feeder === feeder.id),
  );
  if (own.size === 0) return null;
  const lit = litElements(county.current, rule, feeder.id, kind === 'transformerArea' ? id : null);
  const drawing = drawNetwork(network, {
    ...{ layout: 'feeder', feeders: own, language, title: feeder.name },
    paint: {
      branch: (b) => (lit.branches.has(network.branchIds[b]!) ? LIT : undefined),
      node: (n) => (lit.nodes.has(network.nodeIds[n]!) ? { ink: LIT.ink, classes: ['lit'] } : undefined),
      legend: [],
    },
  });
  return toSvg(drawing, { theme });
}

/** Wide as well as red, so that it is seen in grey. */
const LIT = { ink: 'alarm', width: 3.6, emphasis: true, classes: ['lit'] } as const;

function networkOf(county: CountyFrame): Drawn {
  let found = drawn.get(county);
  if (!found) {
    const { nodes, branches, switches } = county.current;
    const parts = { nodes: [...nodes.values()], branches: [...branches.values()], switches: [...switches.values()] };
    const network = toNetwork(parts, county.current);
    found = { network, feeders: findFeeders(network) };
    drawn.set(county, found);
  }
  return found;
}

const OF_AREA = 'SELECT f.id, f.name FROM transformerArea t JOIN feeder f ON f.id = t.feeder WHERE t.id = ?';
const OF_TERMINAL = 'SELECT f.id, f.name FROM automationTerminal t JOIN feeder f ON f.id = t.feeder WHERE t.id = ?';
const QUERIES: Record<string, string> = {
  feeder: 'SELECT id, name FROM feeder WHERE id = ?',
  transformerArea: OF_AREA,
  automationTerminal: OF_TERMINAL,
};

function feederOf(store: Store, kind: string, id: string): { id: string; name: string } | null {
  const query = QUERIES[kind];
  return query === undefined ? null : (store.get<{ id: string; name: string }>(query, id) ?? null);
}
