import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { drawNetwork } from '../../domain/diagram/drawNetwork';
import { toSvg } from '../../domain/diagram/toSvg';
import { evaluate } from '../../domain/evaluation/evaluate';
import { readNetwork } from '../../domain/network/readNetwork';
import { AppError } from '../../shared/appError';
import { EXIT } from '../exit';
import { commonOptions, required } from '../options';
import type { Output } from '../output';

/** `evaluate`: reliability and power flow of a network file; with --out its diagram. */
export async function evaluateCommand(args: string[], output: Output): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { ...commonOptions, network: { type: 'string' }, out: { type: 'string' } },
  });
  const file = required(values.network, '--network');
  const json = await readJson(file);
  try {
    const evaluation = evaluate(json);
    if (values.out) await writeFile(values.out, toSvg(drawNetwork(readNetwork(json).network)));
    const { reliability, powerFlow } = evaluation;
    output.result({ ...evaluation, ...{ issues: output.issues(evaluation.issues) } }, [
      reliability ? `SAIFI ${reliability.saifi}  SAIDI ${reliability.saidiHours} h  ASAI ${reliability.asai}` : '-',
      powerFlow ? `${powerFlow.lossKw} kW  ${powerFlow.minVoltagePu} pu (${powerFlow.minVoltageNode})` : '-',
      ...output.issueLines(evaluation.issues),
    ]);
  } catch (error) {
    if (error instanceof AppError)
      throw new AppError(error.code, error.params, { ...error.where, file: basename(file) });
    throw error;
  }
  return EXIT.done;
}

/**
 * Reads a JSON file of a foreign hand.
 * @throws AppError FILE_NOT_FOUND, FILE_NOT_JSON with the place of the fault
 */
export async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new AppError('FILE_NOT_FOUND', { file }, { file }, { cause: error });
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new AppError(
      'FILE_NOT_JSON',
      { file: basename(file), detail: (error as Error).message },
      { file },
      { cause: error },
    );
  }
}
