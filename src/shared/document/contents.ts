import type { Block, DocText, DocumentBook } from './model';

export interface ContentsEntry {
  /** Anchor of the heading or table. */
  id: string;
  level: 1 | 2;
  number: DocText | null;
  text: DocText;
}

/** Entries of the contents in reading order: chapters, sections, and the wide tables of the annexes. */
export function contentsOf(book: DocumentBook): ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  for (const chapter of book.chapters) {
    entries.push({ id: chapter.id, level: 1, number: chapter.number, text: chapter.heading });
    for (const block of chapter.blocks) {
      const entry = entryOf(block, chapter.number === null);
      if (entry) entries.push(entry);
    }
  }
  return entries;
}

function entryOf(block: Block, annex: boolean): ContentsEntry | null {
  if (block.kind === 'heading') return { id: block.id, level: 2, number: block.number, text: block.text };
  if (block.kind === 'table' && annex) return { id: block.id, level: 2, number: block.number, text: block.title };
  return null;
}
