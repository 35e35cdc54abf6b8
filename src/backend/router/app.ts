import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { DriveState, StoreNews } from '../../shared/api/app';
import { newId } from '../../shared/ids';
import type { Backend } from '../backend';
import { guarded, os } from './base';

export const app = {
  state: os.app.state.handler(({ context }) => context.backend.state()),
  news: os.app.news.handler(({ context, signal }) => guarded(news(context.backend, signal))),
  drive: os.app.drive.handler(({ context, signal }) => guarded(drive(context.backend, signal))),
  openPlan: os.app.openPlan.handler(({ context, input }) => context.backend.openPlan(input.planId)),
  openStore: os.app.openStore.handler(({ context, input }) =>
    context.backend.openStore(input.file, input.create ?? false),
  ),
  saveCopy: os.app.saveCopy.handler(({ context, input }) => {
    context.backend.store.saveCopy(input.file);
    return { file: input.file };
  }),
  downloadCopy: os.app.downloadCopy.handler(async ({ context }) => {
    const { store } = context.backend;
    const copy = join(tmpdir(), `countyframe-${newId()}.countyframe`);
    try {
      store.saveCopy(copy);
      return new File([await readFile(copy)], basename(store.file), { type: 'application/octet-stream' });
    } finally {
      await rm(copy, { force: true });
    }
  }),
  recentStores: os.app.recentStores.handler(({ context }) => context.backend.recentStores),
  settings: os.app.settings.handler(({ context }) =>
    Object.fromEntries(
      context.backend.store
        .all<{ key: string; value: string }>("SELECT key, value FROM setting WHERE key <> 'storeId'")
        .map(({ key, value }) => [key, value]),
    ),
  ),
  saveSetting: os.app.saveSetting.handler(({ context, input }) => {
    // Preferences live beside the store's own settings; the prefix keeps them from overwriting those.
    context.backend.store.writeUnjournaled((run) =>
      run(
        'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        `ui.${input.key}`,
        input.value,
      ),
    );
    return null;
  }),
  verify: os.app.verify.handler(({ context }) => ({ problems: context.backend.store.verify() })),
  backup: os.app.backup.handler(({ context }) => ({ file: context.backend.store.backup('manual') })),
};

/** Every committed change from now on, in order, until the reader leaves. */
function news(backend: Backend, signal: AbortSignal | undefined): AsyncGenerator<StoreNews, void> {
  return follow((listener) => backend.onNews(listener), signal);
}

async function* drive(backend: Backend, signal: AbortSignal | undefined): AsyncGenerator<DriveState | null, void> {
  yield backend.store.drive;
  yield* follow((listener) => backend.onDrive(listener), signal);
}

/** What a subscription tells, one by one, until the reader leaves. */
async function* follow<Item>(
  subscribe: (listener: (item: Item) => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item, void> {
  const waiting: { item: Item }[] = [];
  let wake: () => void = () => {};
  const unfollow = subscribe((item) => {
    waiting.push({ item });
    wake();
  });
  const onAbort = () => wake();
  signal?.addEventListener('abort', onAbort);
  try {
    while (!signal?.aborted) {
      const next = waiting.shift();
      if (next) yield next.item;
      else {
        await new Promise<void>((done) => {
          wake = done;
          if (waiting.length > 0 || signal?.aborted) done();
        });
      }
    }
  } finally {
    unfollow();
    signal?.removeEventListener('abort', onAbort);
  }
}
