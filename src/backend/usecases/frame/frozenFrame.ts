import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Frame, type FrameHead, makeFrame } from '../../../domain/frame/frame';
import type { FrameBranch, FrameNode, FrameSwitch } from '../../../shared/frame/elements';
import type { Store } from '../../store/store';

interface FrozenElements {
  head: FrameHead;
  nodes: FrameNode[];
  branches: FrameBranch[];
  switches: FrameSwitch[];
}

/**
 * Keeps a frame as it is: a closed edition looks at it instead of the ledgers, which go on. Kept as evidence is, once per
 * content.
 * @returns what names it
 */
export function freezeFrame(store: Store, frame: Frame): string {
  const { title, baseKv, sourceVoltagePu } = frame;
  const elements: FrozenElements = {
    head: {
      ...(title === undefined ? {} : { title }),
      ...(baseKv === undefined ? {} : { baseKv }),
      ...(sourceVoltagePu === undefined ? {} : { sourceVoltagePu }),
    },
    nodes: [...frame.nodes.values()],
    branches: [...frame.branches.values()],
    switches: [...frame.switches.values()],
  };
  const bytes = Buffer.from(JSON.stringify(elements));
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (!store.get('SELECT 1 FROM importFile WHERE hash = ?', hash)) {
    store.writeUnjournaled((run) =>
      run(
        'INSERT INTO importFile (hash, name, bytes, content) VALUES (?, ?, ?, ?)',
        ...[hash, 'frame.json', bytes.byteLength, gzipSync(bytes)],
      ),
    );
  }
  return hash;
}

/** @returns a frame kept by freezeFrame; null where there is none of that name */
export function readFrozenFrame(store: Store, hash: string): Frame | null {
  const row = store.get<{ content: Uint8Array }>('SELECT content FROM importFile WHERE hash = ?', hash);
  if (row === undefined) return null;
  const { head, ...elements } = JSON.parse(gunzipSync(row.content).toString('utf8')) as FrozenElements;
  return makeFrame(elements, head);
}
