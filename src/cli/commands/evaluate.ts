import { drawNetwork } from '../../domain/diagram/drawNetwork';
import { toSvg } from '../../domain/diagram/toSvg';
import { type Evaluation, evaluate } from '../../domain/evaluation/evaluate';
import { readNetwork } from '../../domain/network/readNetwork';
import { EXIT } from '../exit';
import { inFile } from '../fault';
import { readOptions, required } from '../options';
import { outFile, writeOut } from '../outFile';
import type { Output } from '../output';
import { readJson } from '../readJson';

/** `evaluate`: reliability and power flow of a network file; with --out its diagram. */
export async function evaluateCommand(args: string[], output: Output): Promise<number> {
  const { options } = readOptions('evaluate', args, { network: 'text', out: 'text' });
  const file = required(options.network, '--network');
  const out = options.out === undefined ? null : outFile(options.out, ['.svg'], [file]);
  const json = await readJson(file);
  try {
    const evaluation = evaluate(json);
    const lines = [reliabilityLine(evaluation, output), powerFlowLine(evaluation, output)];
    if (out !== null) {
      const svg = toSvg(drawNetwork(readNetwork(json).network, { language: output.language }));
      await writeOut(out, svg);
      lines.push(output.word('CLI_FILE_WRITTEN', { file: out, bytes: Buffer.byteLength(svg) }));
    }
    output.result(evaluation, lines, evaluation.issues);
  } catch (error) {
    throw inFile(error, file);
  }
  return EXIT.done;
}

function reliabilityLine({ reliability, reliabilityReason }: Evaluation, output: Output): string {
  if (reliability === null) return reason(reliabilityReason, output);
  const { saifi, saidiHours, asai, ensKwh } = reliability;
  return output.word('CLI_RELIABILITY', {
    saifi: rounded(saifi),
    saidiHours: rounded(saidiHours),
    asaiPercent: rounded(asai * 100),
    ensKwh: rounded(ensKwh),
  });
}

function powerFlowLine({ powerFlow, powerFlowReason }: Evaluation, output: Output): string {
  if (powerFlow === null) return reason(powerFlowReason, output);
  if (!powerFlow.converged) return output.word('CLI_POWER_FLOW_DIVERGED');
  const { lossKw, minVoltagePu, minVoltageNode } = powerFlow;
  return output.word('CLI_POWER_FLOW', {
    lossKw: rounded(lossKw),
    minVoltagePu: rounded(minVoltagePu),
    minVoltageNode: minVoltageNode ?? '-',
  });
}

function reason(why: { code: string; params?: Record<string, string | number> } | null, output: Output): string {
  return why === null ? '-' : output.word(why.code, why.params);
}

/** For people; --json gives every digit. */
function rounded(value: number | null): string {
  return value === null ? '-' : String(Number(value.toPrecision(7)));
}
