import type { Dash, Ink, SymbolName } from './drawing';

/** How a branch is drawn; what is absent stays as the diagram draws it. */
export interface BranchPaint {
  ink?: Ink;
  width?: number;
  dash?: Dash;
  /** Written at the branch, e.g. its loading. */
  figure?: string;
  /** Stands in the line, so that the meaning survives black-and-white print. */
  mark?: SymbolName;
  /** Written even where room is scarce. */
  emphasis?: boolean;
  classes?: readonly string[];
}

export interface NodePaint {
  ink?: Ink;
  symbol?: SymbolName;
  /** Written behind the name, e.g. its voltage. */
  figure?: string;
  classes?: readonly string[];
}

/** One line of a legend: a sample and its words. */
export interface LegendEntry {
  text: string;
  symbol?: SymbolName;
  line?: { ink: Ink; width: number; dash: Dash; mark?: SymbolName };
  ink?: Ink;
}

/** What a diagram shows beyond the network itself: changes, loading, voltages, customer hours. */
export interface DiagramPaint {
  branch?: (branch: number) => BranchPaint | undefined;
  node?: (node: number) => NodePaint | undefined;
  legend: readonly LegendEntry[];
}
