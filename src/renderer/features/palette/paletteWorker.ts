import type { NameLists } from '../../../shared/api/home';
import type { PaletteReply, PaletteRequest } from './messages';
import { NameIndex } from './nameIndex';

/** Holds the index, so that neither building nor searching it holds up the window. */
let index: NameIndex | null = null;

const reply = (message: PaletteReply) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<PaletteRequest>) => {
  if (data.do === 'load') {
    const lists = JSON.parse(data.json) as NameLists;
    index = new NameIndex(Object.entries(lists).map(([kind, list]) => ({ kind, ...list })));
    reply({ did: 'load', count: index.count });
  } else reply({ did: 'search', number: data.number, hits: index?.search(data.typed, undefined, data.kind) ?? [] });
});
