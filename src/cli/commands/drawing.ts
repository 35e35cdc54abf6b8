import { extname } from 'node:path';
import { chosenHeads } from '../../backend/usecases/frame/chosenFeeders';
import { checkFrameKey } from '../../backend/usecases/frame/frameAt';
import { frameModel } from '../../backend/usecases/frame/frameModel';
import { frameSheets } from '../../backend/usecases/frame/frameSheets';
import { resolvePlan } from '../../backend/usecases/plans';
import { findScope } from '../../backend/usecases/sheet/scope';
import type { Drawing } from '../../domain/diagram/drawing';
import { toSvg } from '../../domain/diagram/toSvg';
import type { FrameColour } from '../../shared/api/frame';
import type { Language } from '../../shared/messages';
import { EXIT } from '../exit';
import { withStore } from '../openStore';
import { readOptions, required, wrongValue } from '../options';
import { outFile, writeOut } from '../outFile';
import type { Output } from '../output';
import { frameKeyOf } from './frameKey';

const LAYOUTS = ['auto', 'county', 'feeder', 'geographic'] as const;
const COLOURS = ['change', 'loading', 'voltage', 'customerHours'] as const;

/** `drawing`: a frame as one SVG, or on sheets of A3 as PDF. */
export async function drawingCommand(args: string[], output: Output): Promise<number> {
  const kinds = {
    store: 'text',
    plan: 'text',
    frame: 'text',
    layout: 'text',
    colour: 'text',
    feeder: 'text',
    out: 'text',
  } as const;
  const { options } = readOptions('drawing', args, kinds);
  const storeFile = required(options.store, '--store');
  const frame = frameKeyOf(required(options.frame, '--frame'));
  const layout = oneOf(options.layout ?? 'auto', '--layout', LAYOUTS);
  const colour: FrameColour = oneOf(options.colour ?? 'change', '--colour', COLOURS);
  const out = outFile(options.out, ['.svg', '.pdf'], [storeFile]);
  const isPdf = extname(out).toLowerCase() === '.pdf';
  await withStore(storeFile, async (store, issues) => {
    const model = frameModel(store, findScope(store, resolvePlan(store, options.plan)));
    const named = options.feeder?.split(';').filter((text) => text.trim() !== '');
    const feeders =
      named &&
      chosenHeads(
        model,
        checkFrameKey(model, frame),
        named.map((text) => text.trim()),
      );
    const wishes = { frame, layout, colour, language: output.language, feeders };
    const sheets = frameSheets(store, model, wishes, isPdf ? 'A3' : 'fit');
    const content = isPdf
      ? await printed(sheets.sheets, output.language)
      : toSvg(sheets.sheets[0]!, { theme: 'print' });
    await writeOut(out, content);
    output.file(out, Buffer.byteLength(content), issues);
  });
  return EXIT.done;
}

async function printed(sheets: Drawing[], language: Language): Promise<Uint8Array> {
  const { printDrawings } = await import('../../backend/exchange/document/drawingPdf');
  return printDrawings(sheets, { language });
}

function oneOf<Value extends string>(value: string, option: string, values: readonly Value[]): Value {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw wrongValue(option, value, values.join(' | '));
  return found;
}
