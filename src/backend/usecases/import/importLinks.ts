import type { NameDecision } from '../../../shared/api/imports';
import { findTable } from '../../../shared/model';
import { normaliseHeader } from '../../../shared/model/headers';
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
  private readonly spellings = new Map<string, { text: string; target: string | null }[]>();
  private readonly referred: ReadonlySet<string>;

  /**
   * @param entities what the rows of the import are
   * @param decided names the user judged in this import
   */
  constructor(
    store: Store,
    scope: Scope,
    entities: Iterable<string>,
    private readonly decided: readonly NameDecision[] = [],
  ) {
    super(store, scope);
    this.referred = new Set(
      [...entities].flatMap((entity) => findTable(entity).columns.map((column) => column.ref ?? '')),
    );
  }

  /** What an approved spelling means; undefined where the user was not asked, null where it means none. */
  approved(entity: string, text: string): string | null | undefined {
    const aliases = this.aliases(entity);
    if (aliases.length === 0) return undefined;
    const name = normaliseHeader(text);
    return aliases.find((alias) => alias.text === name)?.target;
  }

  protected override aliases(entity: string): { text: string; target: string | null }[] {
    let known = this.spellings.get(entity);
    if (!known) {
      const fresh = this.decided
        .filter((decision) => decision.entity === entity)
        .map(({ text, target }) => ({ text: normaliseHeader(text), target }));
      known = [...fresh, ...super.aliases(entity)];
      this.spellings.set(entity, known);
    }
    return known;
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
