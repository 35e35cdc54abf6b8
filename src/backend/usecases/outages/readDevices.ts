import type { OutageRow } from '../../../shared/api/outages';
import { normaliseHeader } from '../../../shared/model/headers';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';

/** What is cut off: a feeder or an area, of the ledgers or known from the outage list alone. */
export interface OutageDevice {
  /** null where no ledger has it. */
  id: string | null;
  kind: 'feeder' | 'area';
  code: string | null;
  name: string | null;
  /** Feeder whose outages are its too; for a feeder itself. */
  feeder: number;
  townshipId: string | null;
  supplyStation: string | null;
  ownership: string | null;
}

/** Devices by number: feeders first, then areas. */
export class OutageDevices {
  readonly list: OutageDevice[] = [];
  private readonly byKey = new Map<string, number>();
  private readonly shared = new Set<string>();

  constructor(store: Store, { countyId }: Scope) {
    for (const row of store.all<LedgerRow>(FEEDERS, countyId)) this.addLedger('feeder', row, -1);
    for (const row of store.all<LedgerRow>(AREAS, countyId)) {
      this.addLedger('area', row, this.feederOf(row.feeder, row.feederText));
    }
  }

  /** The device an outage record cuts; -1 where it names none. */
  find({ feeder, area, ...names }: DeviceNames): number {
    const { feederText, feederCode, areaText, areaCode } = names;
    if (area !== null) {
      const device = this.byKey.get(area);
      if (device !== undefined) return this.withFeeder(device, feeder, feederText, feederCode);
    }
    const parent = this.feederOf(feeder, feederText, feederCode);
    // One name, such as 1#公变, may stand for an area of each of several feeders.
    if (areaText !== null) return this.byText('area', areaText, areaCode, parent);
    return parent;
  }

  /** Feeder of each device, -1 for feeders themselves: what `judgeOutages` takes. */
  parents(): Int32Array {
    return Int32Array.from(this.list, ({ kind, feeder }) => (kind === 'area' ? feeder : -1));
  }

  private feederOf(id: string | null, text: string | null, code: string | null = null): number {
    if (id !== null) return this.byKey.get(id) ?? -1;
    return text === null ? -1 : this.byText('feeder', text, code, -1);
  }

  /** An area whose ledger row names no feeder hangs where the outage list says. */
  private withFeeder(device: number, feeder: string | null, text: string | null, code: string | null): number {
    const known = this.list[device]!;
    if (known.feeder < 0) known.feeder = this.feederOf(feeder, text, code);
    return device;
  }

  /** A code tells devices of one name apart; a name alone means the first that has it. */
  private byText(kind: OutageDevice['kind'], text: string, given: string | null, feeder: number): number {
    const nameKey = nameKeyOf(kind, feeder, text);
    const codeKey = given === null ? null : codeKeyOf(kind, given);
    const known = this.byKey.get(codeKey ?? nameKey);
    if (known !== undefined) return known;
    const code = given ?? (/^[0-9A-Za-z_.-]+$/.test(text) ? text : null);
    const blank = { id: null, townshipId: null, supplyStation: null, ownership: null };
    const device = this.add(codeKey ?? nameKey, { ...blank, kind, code, name: text, feeder });
    if (!this.byKey.has(nameKey)) this.byKey.set(nameKey, device);
    return device;
  }

  private addLedger(kind: OutageDevice['kind'], row: LedgerRow, feeder: number): void {
    const { id, code, name, township, supplyStation, ownership } = row;
    const index = this.add(id, { id, kind, code, name, feeder, townshipId: township, supplyStation, ownership });
    if (code !== null) this.addKey(codeKeyOf(kind, code), index);
    // The import links a name that one area alone has; within its feeder it may be the only one all the same.
    if (kind === 'area' && name !== null && feeder >= 0) this.addKey(nameKeyOf(kind, feeder, name), index);
  }

  /** A key of two ledger rows means neither. */
  private addKey(key: string, index: number): void {
    if (this.shared.has(key)) return;
    if (this.byKey.has(key)) {
      this.byKey.delete(key);
      this.shared.add(key);
    } else this.byKey.set(key, index);
  }

  private add(key: string, device: OutageDevice): number {
    const index = this.list.push(device) - 1;
    this.byKey.set(key, index);
    if (device.kind === 'feeder') device.feeder = index;
    return index;
  }
}

type Kind = OutageDevice['kind'];
const nameKeyOf = (kind: Kind, feeder: number, name: string): string => `${kind} ${feeder} ${normaliseHeader(name)}`;
const codeKeyOf = (kind: Kind, code: string): string => `${kind} code ${normaliseHeader(code)}`;

/** How a record names what it cuts: ids of the ledgers, or the texts kept until there is a ledger. */
export interface DeviceNames {
  feeder: string | null;
  feederText: string | null;
  feederCode: string | null;
  area: string | null;
  areaText: string | null;
  areaCode: string | null;
}

/** How a device is named in a list. */
export function deviceNames({ code, name }: OutageDevice): Pick<OutageRow, 'code' | 'name'> {
  return { code, name };
}

interface LedgerRow {
  id: string;
  code: string | null;
  name: string | null;
  township: string | null;
  supplyStation: string | null;
  ownership: string | null;
  feeder: string | null;
  feederText: string | null;
}

const FEEDERS = `SELECT id, code, name, township, supplyStation, ownership, NULL AS feeder, NULL AS feederText
  FROM feeder WHERE countyId = ? ORDER BY code IS NULL, code, name, id`;
const AREAS = `SELECT id, code, name, township, supplyStation, ownership, feeder, feederText
  FROM transformerArea WHERE countyId = ? ORDER BY code IS NULL, code, name, id`;
