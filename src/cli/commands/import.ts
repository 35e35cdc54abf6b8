import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { warmReader } from '../../backend/exchange/read/readWorkbook';
import type { Store } from '../../backend/store/store';
import { importBoundaries } from '../../backend/usecases/frame/boundaries';
import { importNetwork } from '../../backend/usecases/frame/importNetwork';
import { type ImportAnswers, readAnswers } from '../../backend/usecases/import/answers';
import { type ImportFilesOptions, importFiles } from '../../backend/usecases/import/importFiles';
import { keepYoungSpaceSmall } from '../../backend/usecases/import/youngSpace';
import { resolvePlan } from '../../backend/usecases/plans';
import { findScope, type Scope } from '../../backend/usecases/sheet/scope';
import { isGeoJson } from '../../domain/geo/readGeoJson';
import type { ImportQuestions } from '../../shared/api/imports';
import { AppError } from '../../shared/appError';
import { importableEntities } from '../../shared/model/importable';
import { EXIT } from '../exit';
import { FaultWithIssues, inFile } from '../fault';
import { inputFiles } from '../inputFiles';
import { withStore } from '../openStore';
import { readOptions, required, wrongValue } from '../options';
import type { Output } from '../output';
import { readJson } from '../readJson';

/** `import`: files into a store, as one batch. Good rows are taken, bad ones listed; --strict takes all or nothing. */
export async function importCommand(args: string[], output: Output): Promise<number> {
  const kinds = {
    store: 'text',
    plan: 'text',
    as: 'text',
    'dry-run': 'flag',
    strict: 'flag',
    encoding: 'text',
    vanished: 'text',
    answers: 'text',
  } as const;
  const { options, files: given } = readOptions('import', args, kinds, true);
  if (given.length === 0) throw new AppError('USAGE_ARGUMENT_MISSING', { argument: 'FILE' });
  const storeFile = required(options.store, '--store');
  const files = inputFiles(given);
  const [first] = files;
  const ending = extname(first!).toLowerCase();
  if (files.length === 1 && (ending === '.geojson' || ending === '.json')) {
    return importJsonFile(first!, storeFile, options, output);
  }
  if (options.as !== undefined && !importableEntities.includes(options.as)) {
    throw wrongValue('--as', options.as, importableEntities.join(' | '));
  }
  const vanished = (['keep', 'retire', 'delete'] as const).find((action) => action === options.vanished);
  if (options.vanished !== undefined && vanished === undefined) {
    throw wrongValue('--vanished', options.vanished, 'keep | retire | delete');
  }
  const answers = options.answers === undefined ? undefined : await answersOf(options.answers);
  keepYoungSpaceSmall();
  // It starts while the store is opened.
  warmReader(first!);
  const wishes: ImportFilesOptions = {
    ...(answers ? { answers } : {}),
    ...(vanished ? { vanished } : {}),
    entity: options.as,
    isDryRun: options['dry-run'],
    isStrict: options.strict,
    encoding: options.encoding,
    onProgress: ({ step, done, total }) => output.progress(step, done, total),
  };
  await withStore(storeFile, async (store, storeIssues) => {
    const scope = findScope(store, resolvePlan(store, options.plan));
    const result = await importFiles(store, scope, files, wishes).catch(async (error) => {
      throw await withRefusedRows(error, store, scope, files, wishes);
    });
    const issues = [...storeIssues, ...result.issues];
    output.result(
      result,
      [
        output.word('IMPORT_COUNTS', { ...result.counts }),
        ...(result.vanished ? [output.word('VANISHED_DONE', result.vanished)] : []),
        ...(result.questions ? questionLines(result.questions, output) : []),
        ...(wishes.isDryRun ? [output.word('CLI_IMPORT_DRY_RUN')] : []),
      ],
      issues,
      issues.filter((issue) => issue.severity !== 'info'),
    );
  });
  return EXIT.done;
}

async function answersOf(file: string): Promise<{ given: ImportAnswers; file: string }> {
  return { given: readAnswers(await readJson(file), file), file };
}

/** What a dry run asks, for people: the answers are given in the document of --json. */
function questionLines({ names, others, rows }: ImportQuestions, output: Output): string[] {
  return [
    ...names.map(({ text, rows: count, candidates }) =>
      output.word('CLI_NAME_ASKED', { text, rows: count, names: candidates.map(({ name }) => name).join(' | ') }),
    ),
    ...rows.map(({ sheet, row, candidates }) =>
      output.word('CLI_ROW_ASKED', { sheet, row, names: candidates.map(({ name }) => name).join(' | ') }),
    ),
    ...(names.length + rows.length > 0 ? [output.word('CLI_ANSWERS')] : []),
    ...(others.length > 0 ? [output.word('CLI_NAMES_OTHER', { count: others.length })] : []),
  ];
}

const BOUNDARY_KINDS = ['county', 'township', 'supplyGrid'] as const;

/** A network file, the current frame as a whole, or the boundaries of a GeoJSON file: each is taken or refused as one. */
async function importJsonFile(
  file: string,
  storeFile: string,
  options: { plan?: string | undefined; as?: string | undefined; 'dry-run': boolean },
  output: Output,
): Promise<number> {
  const json = await readJson(file);
  const bytes = new Uint8Array(await readFile(file));
  const isDryRun = options['dry-run'];
  const isAreas = extname(file).toLowerCase() === '.geojson' || isGeoJson(json);
  const kind = BOUNDARY_KINDS.find((known) => known === options.as);
  if (isAreas && options.as !== undefined && kind === undefined) {
    throw wrongValue('--as', options.as, BOUNDARY_KINDS.join(' | '));
  }
  await withStore(storeFile, (store, storeIssues) => {
    const scope = findScope(store, resolvePlan(store, options.plan));
    const evidence = { name: basename(file), bytes };
    try {
      const result = isAreas
        ? importBoundaries(store, scope, json, evidence, { kind, isDryRun })
        : importNetwork(store, scope, json, evidence, { isDryRun });
      const issues = [...storeIssues, ...result.issues];
      const lines = [output.word('IMPORT_COUNTS', { ...result.counts })];
      if (isDryRun) lines.push(output.word('CLI_IMPORT_DRY_RUN'));
      output.result(result, lines, issues);
    } catch (error) {
      throw inFile(error, file);
    }
  });
  return EXIT.done;
}

/** An all-or-nothing import stops at the first row; whoever mends the file wants to know them all. */
async function withRefusedRows(
  error: unknown,
  store: Store,
  scope: Scope,
  files: string[],
  wishes: ImportFilesOptions,
): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== 'IMPORT_STRICT_REJECTED') return error;
  const { issues } = await importFiles(store, scope, files, { ...wishes, isStrict: false, isDryRun: true });
  return new FaultWithIssues(
    error,
    issues.filter((issue) => issue.severity === 'error'),
  );
}
