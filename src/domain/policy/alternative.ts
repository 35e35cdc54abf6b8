import type { Quantity } from '../costs/priceBook';
import type { LedgerRow } from '../diagnosis/county';
import type { PolicyLine } from './lineModel';

/** What can be done about a line or area; doing nothing is one of them. */
export const ALTERNATIVES = [
  'nothing',
  'section',
  'tie',
  'automate',
  'rebuild',
  'underground',
  'enlarge',
  'transfer',
  'maintain',
] as const;
export type AlternativeKind = (typeof ALTERNATIVES)[number];

/** A frame change a measure makes, in the vocabulary of frames, as far as the ledger knows its elements. */
export interface MeasureChange {
  type:
    | 'sectionalise'
    | 'newTie'
    | 'automateSwitch'
    | 'rebuildConductor'
    | 'underground'
    | 'moveOpenPoint'
    | 'maintenance'
    | 'enlargeArea'
    | 'newArea'
    | 'lowVoltage'
    | 'terminal'
    | 'metersAndServices';
  lengthKm?: number;
  model?: string;
  capacityKva?: number;
  quantity?: number;
  failureFactor?: number;
}

/** An alternative before it is priced and evaluated. */
export interface Draft {
  kind: AlternativeKind;
  quantities: Quantity[];
  changes: MeasureChange[];
  /** The line as it would be; null for an area. */
  line: PolicyLine | null;
  /** Columns of the ledger as they would be: what the rules judge again. */
  patch: Partial<LedgerRow>;
  /** Same key, same work: a tie between two lines is one measure, priced once. */
  sharedKey: string | null;
  /** Line at the other end of a tie or transfer. */
  partner: string | null;
  /** What recorded outages of an area are multiplied by; a line's follow from its network. */
  outageFactor: number;
}

/** A number of a rule, which a county may change. */
export interface Setting {
  key: string;
  value: number;
  unit: string;
  label: { zh: string; en: string };
  /** Why it is not the shipped one; null where it is. */
  reason: string | null;
}

/** When an alternative is offered, and with which numbers it is drawn up. */
export interface AlternativeRule {
  alternative: AlternativeKind;
  on: ('feeder' | 'area')[];
  /** Rules of the diagnosis that call for it; nothing is always offered. */
  when: string[];
  settings: Setting[];
}

/** The value of a setting. @throws RangeError where the rule has none of that name: a fault of the shipped data */
export function setting(rule: AlternativeRule, key: string): number {
  const found = rule.settings.find((candidate) => candidate.key === key);
  if (!found) throw new RangeError(`${rule.alternative} has no setting ${key}`);
  return found.value;
}

/** Nothing is changed and nothing is spent. */
export function nothing(line: PolicyLine | null): Draft {
  const same = { quantities: [], changes: [], patch: {}, sharedKey: null, partner: null, outageFactor: 1 };
  return { kind: 'nothing', line, ...same };
}
