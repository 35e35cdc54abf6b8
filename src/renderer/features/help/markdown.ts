/** A piece of running text. */
export type Inline = { kind: 'text' | 'bold' | 'code'; text: string } | { kind: 'link'; text: string; to: string };

/** A block of a manual page. */
export type Block =
  | { kind: 'heading'; level: number; text: string; id: string }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; isOrdered: boolean; items: Inline[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'code'; text: string }
  | { kind: 'image'; alt: string; source: string };

/**
 * The part of Markdown the manual is written in: headings (with `{#id}`), paragraphs, lists, tables, indented code,
 * images of their own line; bold, code and links within. HTML is plain text, so nothing in a page can act.
 */
export function parseMarkdown(source: string): Block[] {
  const lines = source.split(/\r?\n/);
  const blocks: Block[] = [];
  let at = 0;
  const take = (fits: (line: string) => boolean): string[] => {
    const taken: string[] = [];
    while (at < lines.length && fits(lines[at]!)) taken.push(lines[at++]!);
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at]!;
    const heading = /^(#{1,4}) (.+?)(?: \{#([\w-]+)\})?$/.exec(line);
    const image = /^!\[([^\]]*)\]\(([^)]+)\)$/.exec(line);
    if (line.trim() === '') at++;
    else if (heading) {
      const text = heading[2]!;
      blocks.push({ kind: 'heading', level: heading[1]!.length, text, id: heading[3] ?? text });
      at++;
    } else if (image) {
      blocks.push({ kind: 'image', alt: image[1]!, source: image[2]! });
      at++;
    } else if (line.startsWith('|')) {
      const [head, , ...rows] = take((next) => next.startsWith('|')).map(cells);
      blocks.push({ kind: 'table', head: head ?? [], rows });
    } else if (line.startsWith('    ')) {
      blocks.push({
        kind: 'code',
        text: take((next) => next.startsWith('    '))
          .map((own) => own.slice(4))
          .join('\n'),
      });
    } else if (/^(- |\d+\. )/.test(line)) {
      const isOrdered = !line.startsWith('- ');
      const own = take((next) => /^(- |\d+\. | {2,3}\S)/.test(next));
      const items: string[] = [];
      for (const part of own) {
        const item = /^(?:- |\d+\. )(.*)$/.exec(part);
        if (item) items.push(item[1]!);
        else items[items.length - 1] += ` ${part.trim()}`;
      }
      blocks.push({ kind: 'list', isOrdered, items: items.map(inlines) });
    } else {
      const text = take((next) => next.trim() !== '' && !/^(#|\||- |\d+\. |!\[)/.test(next));
      blocks.push({ kind: 'paragraph', text: inlines(text.join(' ')) });
    }
  }
  return blocks;
}

function cells(line: string): Inline[][] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => inlines(cell.trim()));
}

function inlines(text: string): Inline[] {
  const parts: Inline[] = [];
  const marks = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g;
  let from = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    if (match[1] !== undefined) parts.push({ kind: 'bold', text: match[1] });
    else if (match[2] !== undefined) parts.push({ kind: 'code', text: match[2] });
    else parts.push({ kind: 'link', text: match[3]!, to: match[4]! });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}
