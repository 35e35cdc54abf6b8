import type { Dash, Ink, Marked, SymbolName } from './drawing';

/** A symbol standing in a line, with its name and the small marks beside it. */
export interface SlotSpec {
  symbol: SymbolName;
  ink: Ink;
  /** At the near end, in the middle or at the far end of its branch. */
  place: 'near' | 'middle' | 'far';
  name: string;
  remote: boolean;
  marks: Marked;
}

export interface LineSpec {
  ink: Ink;
  width: number;
  dash: Dash;
}

/** What stands behind the last node of a run, or hangs on a node by itself: a load, a tie to elsewhere. */
export interface TerminalSpec {
  slots: SlotSpec[];
  line: LineSpec;
  marks: Marked;
  /** Lines of text beyond the symbol. */
  texts: { text: string; ink: Ink; bold: boolean }[];
  /** Branch index of a tie; -1 for a load. */
  tie: number;
  /** The tie goes on as a drawn line to its other end; its name stands at its switch. */
  joined?: boolean;
}

export interface NodeSpec {
  label: string;
  symbol: SymbolName | null;
  ink: Ink;
  /** A figure written behind the name (voltage). */
  figure: string;
  marks: Marked;
  laterals: PathSpec[];
}

/** A branch and the node behind it. */
export interface EdgeSpec {
  line: LineSpec;
  slots: SlotSpec[];
  label: string;
  figure: string;
  figureInk: Ink;
  marks: Marked;
  node: NodeSpec;
}

/** A straight run of branches, drawn in one direction. */
export interface PathSpec {
  edges: EdgeSpec[];
  end: TerminalSpec | null;
}
