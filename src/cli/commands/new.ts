import { existsSync } from 'node:fs';
import { workingFolder } from '../../backend/host/dataFolder';
import { Store } from '../../backend/store/store';
import { storeFault } from '../../backend/store/storeFault';
import { makeFolderOf } from '../../backend/store/storeFolder';
import { checkYears, createPlan } from '../../backend/usecases/plans';
import { AppError } from '../../shared/appError';
import { EXIT } from '../exit';
import { readOptions, required, yearNumber, yearRange } from '../options';
import type { Output } from '../output';

/** Years from the end of the planning years to the target year, where none is named. */
const TO_TARGET = 5;

/** `new`: a store with one county and one plan. Nothing is made where an option is wrong. */
export async function newCommand(args: string[], output: Output): Promise<number> {
  const { options } = readOptions('new', args, {
    store: 'text',
    county: 'text',
    'base-year': 'text',
    years: 'text',
    'target-year': 'text',
    name: 'text',
  });
  const file = required(options.store, '--store');
  const county = required(options.county, '--county').trim();
  const baseYear = yearNumber(required(options['base-year'], '--base-year'), '--base-year');
  const { first: firstYear, last: lastYear } = yearRange(required(options.years, '--years'), '--years');
  const asked = options['target-year'];
  const targetYear = asked === undefined ? lastYear + TO_TARGET : yearNumber(asked, '--target-year');
  const name = options.name ?? `${county}${firstYear}-${lastYear}`;
  checkYears({ baseYear, firstYear, lastYear, targetYear });
  if (existsSync(file)) throw new AppError('STORE_EXISTS', { file }, { file });
  const years = { baseYear, firstYear, lastYear, targetYear };
  const planId = makeStore(file, (store) => createPlan(store, { county, name, ...years, programmes: [], targets: {} }));
  output.result({ format: 'countyframe.store/1', ...{ store: file, planId } }, [
    output.word('CLI_STORE_MADE', { file, name, id: planId }),
  ]);
  return EXIT.done;
}

function makeStore<Result>(file: string, work: (store: Store) => Result): Result {
  makeFolderOf(file);
  try {
    const store = Store.open(file, { create: true, workingFolder: workingFolder() });
    try {
      return work(store);
    } finally {
      store.close();
    }
  } catch (error) {
    throw storeFault(error, file);
  }
}
