import { backend } from '../../api/backend';
import { onNews, useApp } from '../../app/useApp';
import type { PaletteReply, PaletteRequest } from './messages';
import type { NameHit } from './nameIndex';

/** The worker and the plan it knows; made when the palette is first opened, kept until the names change. */
let worker: Worker | null = null;
let known: string | null = null;
let isStale = false;
let lastNumber = 0;
const waiting = new Map<number, (hits: NameHit[]) => void>();

onNews(() => {
  isStale = true;
});

function send(request: PaletteRequest): void {
  worker?.postMessage(request);
}

/** Brings the index up to date with the plan in hand. */
export async function prepareRecordSearch(): Promise<void> {
  const { state } = useApp.getState();
  if (!state?.planId) return;
  const wanted = `${state.storeFile} ${state.planId}`;
  if (known === wanted && !isStale) return;
  if (!worker) {
    worker = new Worker(new URL('./paletteWorker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<PaletteReply>) => {
      if (data.did !== 'search') return;
      waiting.get(data.number)?.(data.hits);
      waiting.delete(data.number);
    });
  }
  known = wanted;
  isStale = false;
  send({ do: 'load', json: await backend().home.names({ planId: state.planId }) });
}

/**
 * @param kind entity looked for; every one where absent
 * @returns records whose name or code answers what was typed, best first
 */
export function searchRecords(typed: string, kind?: string): Promise<NameHit[]> {
  if (!worker || typed.trim() === '') return Promise.resolve([]);
  const number = ++lastNumber;
  return new Promise((done) => {
    waiting.set(number, done);
    send({ do: 'search', number, typed, ...(kind === undefined ? {} : { kind }) });
  });
}
