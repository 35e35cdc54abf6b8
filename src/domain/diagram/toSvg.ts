import type { Drawing, GroupItem, Ink, Item, Marked, Stroke, SymbolItem } from './drawing';
import { type Shape, symbols } from './symbols';
import { type ThemeName, themes } from './themes';

export interface SvgOptions {
  theme?: ThemeName;
  /** Background in the colour of the paper (default true). */
  background?: boolean;
  /** Width and height attributes: drawing units times this (default 1); `null` leaves them out, so that the picture fills its box. */
  scale?: number | null;
  fontFamily?: string;
}

const FONTS = "'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'Source Han Sans SC', SimHei, sans-serif";

/**
 * Writes a drawing as one self-contained SVG document (SVG 1.1, no style sheet, no script, no reference to anything outside).
 * @returns well-formed XML; texts and ids are escaped, characters that XML forbids are left out
 */
export function toSvg(drawing: Drawing, options: SvgOptions = {}): string {
  const colours = themes[options.theme ?? 'light'];
  const scale = options.scale === undefined ? 1 : options.scale;
  const width = number(drawing.width);
  const height = number(drawing.height);
  const out: string[] = [];
  const size =
    scale === null ? '' : ` width="${number(drawing.width * scale)}" height="${number(drawing.height * scale)}"`;
  out.push(
    `<svg xmlns="http://www.w3.org/2000/svg"${size} viewBox="0 0 ${width} ${height}" role="img"`,
    ` font-family="${attribute(options.fontFamily ?? FONTS)}" stroke-linecap="round" stroke-linejoin="round">`,
    `<title>${content(drawing.title)}</title>`,
  );
  if (options.background ?? true) {
    out.push(`<rect width="${width}" height="${height}" fill="${colours.paper}"/>`);
  }
  for (const item of drawing.items) writeItem(item, colours, out);
  out.push('</svg>\n');
  return out.join('');
}

type Colours = Readonly<Record<Ink, string>>;

function writeItem(item: Item, colours: Colours, out: string[]): void {
  const marks = marked(item);
  switch (item.kind) {
    case 'line':
      wrap(
        'line',
        `${marks} x1="${number(item.x1)}" y1="${number(item.y1)}" x2="${number(item.x2)}" y2="${number(item.y2)}"${stroke(item.stroke, colours)}`,
        item,
        out,
      );
      return;
    case 'polyline':
      wrap('polyline', `${marks} points="${pairs(item.points)}" fill="none"${stroke(item.stroke, colours)}`, item, out);
      return;
    case 'rect':
      wrap(
        'rect',
        `${marks} x="${number(item.x)}" y="${number(item.y)}" width="${number(item.width)}" height="${number(item.height)}"` +
          ` fill="${item.fill ? colours[item.fill] : 'none'}"${item.stroke ? stroke(item.stroke, colours) : ''}`,
        item,
        out,
      );
      return;
    case 'symbol':
      writeSymbol(item, marks, colours, out);
      return;
    case 'text':
      out.push(
        `<text${marks} x="${number(item.x)}" y="${number(item.y)}" font-size="${number(item.size)}"`,
        item.anchor === 'start' ? '' : ` text-anchor="${item.anchor}"`,
        item.bold ? ' font-weight="700"' : '',
        item.halo ? ` paint-order="stroke" stroke="${colours.paper}" stroke-width="3"` : '',
        ` fill="${colours[item.ink]}">${tooltip(item)}${content(item.text)}</text>`,
      );
      return;
    case 'group': {
      if (item.window) {
        writeWindow(item, item.window, marks, colours, out);
        return;
      }
      const moved = item.dx !== undefined || item.dy !== undefined || item.scale !== undefined;
      const transform = moved
        ? ` transform="translate(${number(item.dx ?? 0)} ${number(item.dy ?? 0)})${item.scale === undefined ? '' : ` scale(${item.scale.toPrecision(8)})`}"`
        : '';
      out.push(`<g${marks}${transform}>${tooltip(item)}`);
      for (const child of item.items) writeItem(child, colours, out);
      out.push('</g>');
    }
  }
}

/** A part of a group: an inner document clips what lies outside its view box. */
function writeWindow(
  item: GroupItem,
  { x, y, width, height }: NonNullable<GroupItem['window']>,
  marks: string,
  colours: Colours,
  out: string[],
): void {
  const scale = item.scale ?? 1;
  out.push(
    `<svg${marks} x="${number(item.dx ?? 0)}" y="${number(item.dy ?? 0)}" width="${number(width * scale)}"`,
    ` height="${number(height * scale)}" viewBox="${number(x)} ${number(y)} ${number(width)} ${number(height)}">`,
  );
  for (const child of item.items) writeItem(child, colours, out);
  out.push('</svg>');
}

function writeSymbol(item: SymbolItem, marks: string, colours: Colours, out: string[]): void {
  const turn = item.turn === 0 ? '' : ` rotate(${item.turn})`;
  const colour = colours[item.ink];
  out.push(
    `<g${marks} transform="translate(${number(item.x)} ${number(item.y)})${turn}" stroke="${colour}" fill="none">`,
    tooltip(item),
  );
  for (const shape of symbols[item.symbol].shapes) out.push(symbolShape(shape, colour, colours.paper));
  out.push('</g>');
}

function symbolShape(shape: Shape, colour: string, paper: string): string {
  if (shape.kind === 'blank') {
    return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" fill="${paper}" stroke="none"/>`;
  }
  const fill = shape.fill === 'self' ? ` fill="${colour}"` : shape.fill === 'paper' ? ` fill="${paper}"` : '';
  const width = ` stroke-width="${shape.width ?? 1.4}"`;
  if (shape.kind === 'circle') return `<circle cx="${shape.x}" cy="${shape.y}" r="${shape.r}"${fill}${width}/>`;
  return `<${shape.closed ? 'polygon' : 'polyline'} points="${pairs(shape.points)}"${fill}${width}/>`;
}

function wrap(tag: string, attributes: string, item: Marked, out: string[]): void {
  const tip = tooltip(item);
  out.push(tip === '' ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${tip}</${tag}>`);
}

function marked(item: Marked): string {
  const id = item.id === undefined ? '' : ` id="${attribute(item.id)}"`;
  const classes = item.classes?.length ? ` class="${attribute(item.classes.join(' '))}"` : '';
  const ref = item.ref === undefined ? '' : ` data-entity="${item.ref.entity}" data-id="${attribute(item.ref.id)}"`;
  return id + classes + ref;
}

function tooltip(item: Marked): string {
  return item.tooltip === undefined ? '' : `<title>${content(item.tooltip)}</title>`;
}

function stroke(s: Stroke, colours: Colours): string {
  const dash =
    s.dash === 'dashed'
      ? ` stroke-dasharray="${number(4 + 2 * s.width)} ${number(3 + s.width)}"`
      : s.dash === 'dotted'
        ? ` stroke-dasharray="0.1 ${number(2.4 * s.width + 1)}"`
        : '';
  return ` stroke="${colours[s.ink]}" stroke-width="${number(s.width)}"${dash}`;
}

function pairs(points: readonly number[]): string {
  let text = '';
  for (let i = 0; i + 1 < points.length; i += 2) {
    text += `${i === 0 ? '' : ' '}${number(points[i]!)},${number(points[i + 1]!)}`;
  }
  return text;
}

/** At most two decimals; a drawing must not depend on how a machine prints floating point. */
function number(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

function content(text: string): string {
  return legal(text).replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
}

function attribute(text: string): string {
  return content(text)
    .replace(/"/g, '&quot;')
    .replace(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Leaves out what no XML 1.0 document may hold: control characters, lone surrogates, U+FFFE and U+FFFF. */
function legal(text: string): string {
  let clean = '';
  for (const char of text) {
    const code = char.codePointAt(0)!;
    const allowed =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code < 0xd800) ||
      (code > 0xdfff && code < 0xfffe) ||
      code > 0xffff;
    if (allowed) clean += char;
  }
  return clean;
}
