import type { NameHit } from './nameIndex';

/** From the window to the palette's worker: the names as they came from the backend, then searches. */
export type PaletteRequest =
  | { do: 'load'; json: string }
  | { do: 'search'; number: number; typed: string; kind?: string };

/** From the worker: the index stands, or the answer to a search. */
export type PaletteReply = { did: 'load'; count: number } | { did: 'search'; number: number; hits: NameHit[] };
