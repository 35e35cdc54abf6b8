import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Store } from '../../backend/store/store';
import { undo } from '../../backend/usecases/history';
import { createPlan } from '../../backend/usecases/plans';
import { AppError } from '../../shared/appError';
import { wordMessage } from '../../shared/messages';
import { EXIT } from '../exit';
import { commonOptions, required, yearNumber } from '../options';
import type { Output } from '../output';

/** `new`: a store with one county and one plan. */
export async function newCommand(args: string[], output: Output): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      ...commonOptions,
      store: { type: 'string' },
      county: { type: 'string' },
      'base-year': { type: 'string' },
      years: { type: 'string' },
      'target-year': { type: 'string' },
      name: { type: 'string' },
    },
  });
  const file = required(values.store, '--store');
  const county = required(values.county, '--county');
  const baseYear = yearNumber(required(values['base-year'], '--base-year'), '--base-year');
  const range = /^(\d{4})(?:-(\d{4}))?$/.exec(required(values.years, '--years'));
  if (!range) throw new AppError('USAGE', { detail: '--years A-B' });
  const firstYear = yearNumber(range[1]!, '--years');
  const lastYear = yearNumber(range[2] ?? range[1]!, '--years');
  const targetYear = values['target-year'] ? yearNumber(values['target-year'], '--target-year') : lastYear + 5;
  const name = values.name ?? `${county}${firstYear}-${lastYear}`;
  if (existsSync(file)) throw new AppError('STORE_EXISTS', { file }, { file });
  const store = Store.open(file, { create: true });
  try {
    const planId = createPlan(store, {
      county,
      name,
      baseYear,
      firstYear,
      lastYear,
      targetYear,
      programmes: [],
      targets: {},
    });
    output.result({ format: 'countyframe.store/1', ...{ store: file, planId, issues: [] } }, [planId]);
  } finally {
    store.close();
  }
  return EXIT.done;
}

/** `undo`: takes back the last change, an import being one change. */
export async function undoCommand(args: string[], output: Output): Promise<number> {
  const { values } = parseArgs({ args, options: { ...commonOptions, store: { type: 'string' } } });
  const store = Store.open(required(values.store, '--store'));
  try {
    const label = undo(store);
    const words = wordMessage(output.language, label.code, label.params);
    output.result({ format: 'countyframe.undo/1', ...{ undone: { code: label.code, message: words }, issues: [] } }, [
      words,
    ]);
  } finally {
    store.close();
  }
  return EXIT.done;
}

/** `verify`: what SQLite and the schema say of the file; exit 1 where there is damage. */
export async function verifyCommand(args: string[], output: Output): Promise<number> {
  const { values } = parseArgs({ args, options: { ...commonOptions, store: { type: 'string' } } });
  const file = required(values.store, '--store');
  const store = openToVerify(file);
  try {
    const issues = store.verify().map((detail) => ({
      severity: 'error' as const,
      code: 'STORE_DAMAGE_FOUND',
      params: { detail },
      where: { file },
    }));
    output.result(
      { format: 'countyframe.verification/1', ...{ sound: issues.length === 0, issues: output.issues(issues) } },
      issues.length === 0 ? [wordMessage(output.language, 'STORE_SOUND', { file })] : output.issueLines(issues),
    );
    return issues.length === 0 ? EXIT.done : EXIT.fault;
  } catch (error) {
    throw asDamage(error, file);
  } finally {
    store.close();
  }
}

function openToVerify(file: string): Store {
  try {
    return Store.open(file);
  } catch (error) {
    throw asDamage(error, file);
  }
}

/** What keeps SQLite from reading a store on is the damage that was asked about. */
function asDamage(error: unknown, file: string): unknown {
  const isFault = String((error as { code?: string }).code ?? '').startsWith('SQLITE_');
  const isDamaged = error instanceof AppError && error.code === 'STORE_DAMAGED';
  if (!isFault && !isDamaged) return error;
  return new AppError('STORE_DAMAGE_FOUND', { detail: (error as Error).message }, { file }, { cause: error });
}
