import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drawing } from '../../../src/domain/diagram/drawing';
import { drawNetwork } from '../../../src/domain/diagram/drawNetwork';
import { toSvg } from '../../../src/domain/diagram/toSvg';
import { networks, PUBLISHED, published } from './support';

interface Parser {
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'text', listener: (text: string) => void): void;
  on(event: 'opentag', listener: (tag: { name: string; attributes: Record<string, string> }) => void): void;
  write(text: string): { close(): void };
}

/** A strict XML parser, independent of what writes the SVG (it comes with the workbook library). */
const { SaxesParser } = createRequire(import.meta.url)('saxes') as { SaxesParser: new () => Parser };

function parse(svg: string): { tags: { name: string; attributes: Record<string, string> }[]; texts: string[] } {
  const parser = new SaxesParser();
  const tags: { name: string; attributes: Record<string, string> }[] = [];
  const texts: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => texts.push(text));
  parser.on('opentag', (tag) => tags.push({ name: tag.name, attributes: { ...tag.attributes } }));
  parser.write(svg).close();
  return { tags, texts };
}

const withText = (text: string): Drawing => ({
  width: 100,
  height: 50,
  title: text,
  items: [
    {
      kind: 'text',
      x: 1,
      y: 2,
      text,
      size: 12,
      anchor: 'start',
      ink: 'ink',
      ref: { entity: 'node', id: text },
      tooltip: text,
    },
  ],
});

describe('toSvg', () => {
  it.each(PUBLISHED)('%s is well-formed XML that needs nothing from outside', (name) => {
    for (const theme of ['light', 'dark', 'print'] as const) {
      const svg = toSvg(drawNetwork(published(name)), { theme });
      const { tags } = parse(svg);
      expect(tags[0]).toMatchObject({ name: 'svg', attributes: { xmlns: 'http://www.w3.org/2000/svg' } });
      expect(svg).not.toMatch(/<(script|style|image|use|foreignObject)|href|url\(|@import|NaN|Infinity|undefined/);
    }
  });

  // Would catch: names with <, &, quotes, control characters or half characters breaking the file.
  it('keeps any text', () => {
    expect(parse(toSvg(withText(`<&>"'\u0000\u0008\uFFFE\uD800]]>线路`))).texts).toContain(`<&>"']]>线路`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const { tags } = parse(toSvg(withText(text)));
        const id = tags.find((t) => t.name === 'text')!.attributes['data-id']!;
        // What XML allows comes back unchanged.
        if (/^[\x20-\uD7FF]*$/.test(text)) expect(id).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('is well-formed for random networks', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const svg = toSvg(drawNetwork(network));
        parse(svg);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 200, seed: 31 },
    );
  });

  it('scales, fills its box, and can leave the background out', () => {
    const drawing = withText('a');
    expect(toSvg(drawing, { scale: 2 })).toContain('width="200" height="100" viewBox="0 0 100 50"');
    expect(toSvg(drawing, { scale: null })).not.toMatch(/<svg[^>]* width=/);
    expect(toSvg(drawing, { background: false })).not.toContain('<rect');
  });
});
