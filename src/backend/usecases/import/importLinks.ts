import { findTable } from '../../../shared/model';
import type { Store } from '../../store/store';
import { LinkIndex } from '../sheet/links';
import type { Scope } from '../sheet/scope';

/** Different texts kept with what they mean; beyond that the memory starts anew. */
const MEMORY = 50_000;

/**
 * Links of one import: the same few names come again row after row, so what they mean is remembered until a record is
 * made that changes it. Records that no row of the import can refer to are not followed.
 */
export class ImportLinks extends LinkIndex {
  private readonly known = new Map<string, Map<string, string | null>>();
  private readonly referred: ReadonlySet<string>;

  /** @param entities what the rows of the import are */
  constructor(store: Store, scope: Scope, entities: Iterable<string>) {
    super(store, scope);
    this.referred = new Set(
      [...entities].flatMap((entity) => findTable(entity).columns.map((column) => column.ref ?? '')),
    );
  }

  override find(entity: string, text: string): string | null {
    let known = this.known.get(entity);
    if (!known) {
      known = new Map();
      this.known.set(entity, known);
    }
    let id = known.get(text);
    if (id === undefined) {
      id = super.find(entity, text);
      if (known.size >= MEMORY) known.clear();
      known.set(text, id);
    }
    return id;
  }

  override add(entity: string, id: string, ...texts: (string | null | undefined)[]): void {
    if (!this.referred.has(entity)) return;
    super.add(entity, id, ...texts);
    this.known.get(entity)?.clear();
  }
}
