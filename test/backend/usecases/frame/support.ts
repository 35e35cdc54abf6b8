import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from '../../../../src/backend/store/store';
import { importNetwork } from '../../../../src/backend/usecases/frame/importNetwork';
import { createPlan } from '../../../../src/backend/usecases/plans';
import { findScope, type Scope } from '../../../../src/backend/usecases/sheet/scope';

/** Stores in a folder of their own, closed and removed at the end. */
export class Stores {
  private readonly folder = mkdtempSync(join(tmpdir(), 'countyframe-frame-'));
  private readonly open: Store[] = [];

  plan(): { store: Store; scope: Scope } {
    const store = Store.open(join(this.folder, `${this.open.length}.countyframe`), { create: true });
    this.open.push(store);
    const planId = createPlan(store, {
      county: '云岫县',
      name: '规划',
      ...{ baseYear: 2025, firstYear: 2026, lastYear: 2028, targetYear: 2035 },
      programmes: [],
      targets: {},
    });
    return { store, scope: findScope(store, planId) };
  }

  withNetwork(json: unknown): { store: Store; scope: Scope } {
    const made = this.plan();
    take(made, json);
    return made;
  }

  remove(): void {
    for (const store of this.open) store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function take(
  { store, scope }: { store: Store; scope: Scope },
  json: unknown,
): ReturnType<typeof importNetwork> {
  const bytes = new TextEncoder().encode(JSON.stringify(json));
  return importNetwork(store, scope, json, { name: 'net.json', bytes });
}
