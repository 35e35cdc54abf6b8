import type { Language } from '../../shared/messages';
import type { Boundary } from '../geo/placeBoundaries';
import type { Network } from '../network/network';
import { orderFromSources, type RadialOrder } from '../powerflow/radialOrder';
import { countyDiagram } from './countyDiagram';
import type { Drawing } from './drawing';
import type { DiagramLabels } from './feederContext';
import { feederDiagram } from './feederDiagram';
import { geographicDiagram, hasCoordinates } from './geographicDiagram';
import type { DiagramPaint } from './paint';

export interface DrawOptions {
  /** Default: `feeder` up to 12 feeders or 400 branches, else `county`. `geographic` falls back on these without coordinates. */
  layout?: 'auto' | 'feeder' | 'county' | 'geographic';
  /** Head branches (indices) of the feeders to draw in the feeder layout; default: all, with the islands. */
  feeders?: ReadonlySet<number>;
  labels?: DiagramLabels;
  /** Colours, marks and figures (paints.ts). */
  paint?: DiagramPaint;
  /** Default: the network's title or id. */
  title?: string;
  language?: Language;
  /** Drawn below a geographic drawing. */
  boundaries?: readonly Boundary[];
  /** What a geographic drawing has to fit into at full size. */
  room?: { width: number; height: number };
  /** The order of the network, where it is at hand. */
  order?: RadialOrder;
}

const MOST_FEEDERS = 12;
const MOST_BRANCHES = 400;

/**
 * Draws a network: single-line diagram of its feeders, tie schematic of a county, or true to place. Legend and title block are put around
 * it by legendOf and sheetOf.
 */
export function drawNetwork(network: Network, options: DrawOptions = {}): Drawing {
  const order = options.order ?? orderFromSources(network, network.normallyOpen);
  const paint = options.paint ?? { legend: [] };
  const title = options.title ?? network.title ?? network.id ?? '';
  const layout = options.layout ?? 'auto';
  if (layout === 'geographic' && hasCoordinates(network)) {
    const { boundaries, feeders, room, language = 'zh' } = options;
    return geographicDiagram(network, order, paint, title, language, { boundaries, feeders, room });
  }
  const small = order.feederStart.length <= MOST_FEEDERS || network.branchCount <= MOST_BRANCHES;
  if (layout === 'county' || (layout !== 'feeder' && options.feeders === undefined && !small)) {
    return countyDiagram(network, order, paint, title);
  }
  const labels = options.labels ?? { branches: 'namesAndLengths', nodes: 'main' };
  return feederDiagram(network, order, labels, paint, title, options.feeders);
}
