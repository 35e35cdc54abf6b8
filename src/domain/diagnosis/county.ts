import { type AreaClass, areaClasses, type ElementKind, type FindingElement } from '../../shared/diagnosis/finding';
import type { OutageCalibre } from '../outages/judge';

/** A record of a ledger: described columns as stored, yes/no as booleans. */
export interface LedgerRow {
  id: string;
  [column: string]: string | number | boolean | null;
}

/** What the judgement reads: the county's ledgers as they are on the day. */
export interface CountyLedgers {
  /** Day the county is judged on, YYYY-MM-DD; it counts itself. */
  asOf: string;
  /** Rows by entity; an entity without rows may be absent. */
  tables: Record<string, LedgerRow[]>;
}

/** A judged element with what the rules ask about it besides its own columns. */
export interface JudgedElement {
  row: LedgerRow;
  element: FindingElement;
}

/** Where an element's township and supply area class come from where its own columns are empty. */
const PARENTS: Record<string, [column: string, entity: string][]> = {
  feeder: [
    ['supplyUnit', 'supplyUnit'],
    ['supplyGrid', 'supplyGrid'],
    ['township', 'township'],
  ],
  transformerArea: [
    ['feeder', 'feeder'],
    ['supplyUnit', 'supplyUnit'],
    ['supplyGrid', 'supplyGrid'],
    ['township', 'township'],
  ],
  automationTerminal: [['feeder', 'feeder']],
  mainTransformer: [['substation', 'substation']],
  substation: [
    ['township', 'township'],
    ['supplyGrid', 'supplyGrid'],
  ],
  village: [['township', 'township']],
  supplyUnit: [['supplyGrid', 'supplyGrid']],
  supplyGrid: [],
  township: [],
};

const known = new Set<string>(areaClasses);

/** The ledgers of a county with the look-ups the rules need. Made once for a judgement. */
export class County {
  readonly asOf: string;
  readonly year: number;
  private readonly byId = new Map<string, Map<string, LedgerRow>>();
  private readonly judged = new Map<string, JudgedElement[]>();
  private readonly byLink = new Map<string, Map<string, LedgerRow[]>>();

  /** @param calibre of frequent outages: all of them, or without those that begin on a major event day */
  constructor(
    private readonly ledgers: CountyLedgers,
    readonly calibre: OutageCalibre = 'all',
  ) {
    this.asOf = ledgers.asOf;
    this.year = Number(ledgers.asOf.slice(0, 4));
  }

  rows(entity: string): LedgerRow[] {
    return this.ledgers.tables[entity] ?? [];
  }

  find(entity: string, id: unknown): LedgerRow | undefined {
    if (typeof id !== 'string') return undefined;
    let index = this.byId.get(entity);
    if (!index) {
      index = new Map(this.rows(entity).map((row) => [row.id, row]));
      this.byId.set(entity, index);
    }
    return index.get(id);
  }

  /** @returns records of an entity whose link points to `id` */
  linked(entity: string, link: string, id: string): LedgerRow[] {
    const name = `${entity}.${link}`;
    let index = this.byLink.get(name);
    if (!index) {
      index = new Map();
      for (const row of this.rows(entity)) {
        const target = row[link];
        if (typeof target !== 'string') continue;
        const own = index.get(target);
        if (own) own.push(row);
        else index.set(target, [row]);
      }
      this.byLink.set(name, index);
    }
    return index.get(id) ?? [];
  }

  /** Every element of a kind that is an entity of the ledgers. */
  elements(kind: Exclude<ElementKind, 'voltageLevel'>): JudgedElement[] {
    let all = this.judged.get(kind);
    if (!all) {
      all = this.rows(kind).map((row) => ({ row, element: this.describe(kind, row) }));
      this.judged.set(kind, all);
    }
    return all;
  }

  private describe(kind: ElementKind, row: LedgerRow): FindingElement {
    const township = this.townshipOf(kind, row);
    return {
      kind,
      id: row.id,
      code: textOf(row.code),
      name: textOf(row.name) ?? '',
      townshipId: township?.id ?? null,
      township: textOf(township?.name),
      areaClass: this.classOf(kind, row),
    };
  }

  private townshipOf(entity: string, row: LedgerRow): LedgerRow | undefined {
    if (row.township) return this.find('township', row.township);
    for (const [column, parent] of PARENTS[entity] ?? []) {
      const above = this.find(parent, row[column]);
      const found = above && this.townshipOf(parent, above);
      if (found) return found;
    }
    return undefined;
  }

  private classOf(entity: string, row: LedgerRow): AreaClass | null {
    const own = row.supplyAreaClass;
    if (typeof own === 'string' && known.has(own)) return own as AreaClass;
    for (const [column, parent] of PARENTS[entity] ?? []) {
      const above = this.find(parent, row[column]);
      const found = above ? this.classOf(parent, above) : null;
      if (found) return found;
    }
    return null;
  }
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
