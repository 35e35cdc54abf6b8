import { existsSync } from 'node:fs';
import type { AppState, DriveState, Label, StoreNews } from '../shared/api/app';
import { Store, type StoreEvent } from './store/store';
import { CurrentDiagnosis } from './usecases/diagnosis/currentDiagnosis';
import { ImportSessions } from './usecases/import/importSessions';
import { MadeFiles } from './usecases/madeFiles';
import { listPlans } from './usecases/plans';
import type { Recent } from './usecases/recent';

/** Longest list of touched ids sent with the news of a change; beyond it views load the table anew. */
const IDS_IN_NEWS = 5_000;

/** A page the backend renders itself, such as the plan document. */
export interface ServedPage {
  type: string;
  policy: string;
  body: string | Buffer;
}

/** What a host may add to the backend: pages of its own. */
export type PageServer = (backend: Backend, path: string, query: URLSearchParams) => Promise<ServedPage | null>;

/**
 * The one backend behind every door: it owns the open store, the plan in hand and what is under way. Use-cases are
 * plain functions of the store; this holds only what lives between calls.
 */
export class Backend {
  readonly imports = new ImportSessions();
  readonly files = new MadeFiles();
  readonly diagnosis = new CurrentDiagnosis();
  private planId: string | null = null;
  private readonly listeners = new Set<(news: StoreNews) => void>();
  private readonly driveListeners = new Set<(drive: DriveState | null) => void>();
  private unfollow: () => void;

  constructor(
    private current: Store,
    private readonly version: string,
    private readonly recent: Recent,
    private readonly pages: PageServer = async () => null,
    /** Where stores of removable and network drives are worked on. */
    private readonly workingFolder?: string,
  ) {
    this.unfollow = this.follow(current);
    this.planId = this.rememberedPlan();
    recent.add(current.file);
  }

  get store(): Store {
    return this.current;
  }

  get recentStores(): { file: string; exists: boolean }[] {
    return this.recent.list().map((file) => ({ file, exists: existsSync(file) }));
  }

  state(): AppState {
    const plans = listPlans(this.store);
    if (!plans.some((plan) => plan.id === this.planId)) this.planId = plans[0]?.id ?? null;
    const last = this.store.get<{ time: string | null }>('SELECT max(time) AS time FROM change');
    return {
      storeFile: this.store.file,
      drive: this.store.drive,
      isReadonly: this.store.isReadonly,
      plans,
      planId: this.planId,
      undo: this.labelOf(this.store.undoStack.nextUndo),
      redo: this.labelOf(this.store.undoStack.nextRedo),
      savedAt: last?.time ?? null,
      wasInterrupted: this.store.wasInterrupted,
      version: this.version,
    };
  }

  openPlan(planId: string): AppState {
    this.planId = planId;
    if (!this.store.isReadonly) {
      this.store.writeUnjournaled((run) =>
        run(
          "INSERT INTO setting (key, value) VALUES ('planId', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
          planId,
        ),
      );
    }
    return this.state();
  }

  /** Changes to another store file; the present one is closed only once the other is open. */
  openStore(file: string, create: boolean): AppState {
    if (file !== this.store.file) {
      const next = Store.open(file, { create, workingFolder: this.workingFolder });
      this.unfollow();
      this.imports.clear();
      this.current.close();
      this.current = next;
      this.unfollow = this.follow(next);
      this.tellDrive();
      this.planId = this.rememberedPlan();
      this.recent.add(file);
    }
    return this.state();
  }

  /**
   * Follows committed changes.
   * @returns a function that stops following
   */
  onNews(listener: (news: StoreNews) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Follows where a store on a removable or network drive stands.
   * @returns a function that stops following
   */
  onDrive(listener: (drive: DriveState | null) => void): () => void {
    this.driveListeners.add(listener);
    return () => this.driveListeners.delete(listener);
  }

  servePage(path: string, query: URLSearchParams): Promise<ServedPage | null> {
    return this.pages(this, path, query);
  }

  close(): void {
    this.imports.clear();
    this.unfollow();
    this.current.close();
  }

  private follow(store: Store): () => void {
    const leaveChanges = store.onChange((event) => this.tell(event));
    const leaveDrive = store.onDrive(() => this.tellDrive());
    return () => {
      leaveChanges();
      leaveDrive();
    };
  }

  private tellDrive(): void {
    for (const listener of this.driveListeners) listener(this.store.drive);
  }

  private rememberedPlan(): string | null {
    return this.store.get<{ value: string }>("SELECT value FROM setting WHERE key = 'planId'")?.value ?? null;
  }

  private labelOf(changeId: string | null): Label | null {
    if (!changeId) return null;
    const row = this.store.get<{ label: string; params: string }>(
      'SELECT label, params FROM change WHERE id = ?',
      changeId,
    );
    return row ? { code: row.label, params: JSON.parse(row.params) as Label['params'] } : null;
  }

  private tell(event: StoreEvent): void {
    const news: StoreNews = {
      seq: event.seq,
      label: { code: event.label.code, params: event.label.params ?? {} },
      entities: Object.fromEntries(
        Object.entries(withProjectsOfAmounts(this.store, event)).map(([entity, patch]) => [
          entity,
          patch.inserted.length + patch.updated.length + patch.deleted.length > IDS_IN_NEWS ? null : patch,
        ]),
      ),
      state: this.state(),
    };
    for (const listener of this.listeners) listener(news);
  }
}

/**
 * Amounts are shown in their project's row, so a change of amounts touches the project too. The project of a deleted
 * amount is read from the journal.
 */
function withProjectsOfAmounts(store: Store, event: StoreEvent): StoreEvent['patches'] {
  if (!event.patches.projectAmount) return event.patches;
  const rows = store.all<{ project: string }>(
    `SELECT DISTINCT coalesce(a.projectId, json_extract(r."before", '$.projectId')) AS project
     FROM changeRow r LEFT JOIN projectAmount a ON a.id = r.rowId
     WHERE r.changeId = ? AND r.entity = 'projectAmount'`,
    event.changeId,
  );
  const own = event.patches.project ?? { inserted: [], updated: [], deleted: [] };
  const told = new Set([...own.inserted, ...own.updated, ...own.deleted]);
  const more = rows.map((row) => row.project).filter((id) => id && !told.has(id));
  return { ...event.patches, project: { ...own, updated: [...own.updated, ...more] } };
}
