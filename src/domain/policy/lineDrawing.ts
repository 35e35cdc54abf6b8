import type { Language } from '../../shared/messages';
import { drawNetwork } from '../diagram/drawNetwork';
import { toSvg } from '../diagram/toSvg';
import type { Network1, Network1Branch, Network1Device, Network1Node } from '../network/network1';
import { readNetwork } from '../network/readNetwork';
import type { PolicyLine } from './lineModel';

/** Texts of the drawing. */
const WORDS = {
  zh: { section: (s: number) => `分段${s}`, load: (n: number) => `${n}户`, tie: '联络', neighbour: '联络线路' },
  en: {
    section: (s: number) => `Section ${s}`,
    load: (n: number) => `${n} cust.`,
    tie: 'Tie',
    neighbour: 'Tied line',
  },
};

/**
 * The single-line diagram of a line as its policy sees it: sections with their customers, switches, ties with the names of
 * the lines at their far ends.
 * @returns SVG that fills its box
 */
export function drawLine(line: PolicyLine, nameOf: (id: string) => string, language: Language): string {
  const { network } = readNetwork(diagramNetwork(line, nameOf, language));
  const drawing = drawNetwork(network, {
    // The tied lines are named at the ties, not drawn.
    ...{ layout: 'feeder', language, title: line.name, feeders: new Set([network.branchIds.indexOf('s1')]) },
    labels: { branches: 'namesAndLengths', nodes: 'all' },
  });
  return toSvg(drawing, { theme: 'print', scale: null });
}

function diagramNetwork(line: PolicyLine, nameOf: (id: string) => string, language: Language): Network1 {
  const words = WORDS[language];
  const nodes: Network1Node[] = [{ id: 'bus', kind: 'source', name: line.name }];
  const branches: Network1Branch[] = [];
  const devices: Network1Device[] = [];
  const { sections } = line;
  const lengthKm = line.trunkKm / sections;
  const switches = new Map(Array.from({ length: Math.max(0, sections - 1) }, (_, i): [number, number] => [i + 1, i]));
  for (let s = 0; s < sections; s++) {
    const id = `s${s + 1}`;
    const customers = Math.floor(((s + 1) * line.customers) / sections) - Math.floor((s * line.customers) / sections);
    nodes.push({ id, kind: 'load', customers, name: words.load(customers) });
    branches.push({ id, from: s === 0 ? 'bus' : `s${s}`, to: id, kind: 'line', lengthKm, name: words.section(s + 1) });
    const at = switches.get(s);
    // The switches that are new open at once; which of the old ones are remote the ledger does not say.
    const isBreaker = s === 0 || (at !== undefined && at < line.breakers);
    devices.push({
      ...{ branch: id, end: 'from', kind: isBreaker ? 'breaker' : 'loadSwitch' },
      ...(at !== undefined && at < line.remote - Math.min(line.ties, line.remote) ? { remote: true } : {}),
    });
  }
  for (let t = 0; t < line.ties; t++) {
    const far = line.tiedTo[t];
    const id = `tie${t + 1}`;
    nodes.push({ id, kind: 'source', name: far === undefined ? words.neighbour : nameOf(far) });
    const from = `s${Math.max(1, Math.round(sections * (1 - t / line.ties)))}`;
    branches.push({ id: `t${t + 1}`, from, to: id, kind: 'tie', normallyOpen: true, name: words.tie });
  }
  return { format: 'countyframe.network/1', title: line.name, nodes, branches, devices };
}
