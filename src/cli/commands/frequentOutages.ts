import { listFrequentOutages } from '../../backend/usecases/outages/frequentOutages';
import { resolvePlan } from '../../backend/usecases/plans';
import { findScope } from '../../backend/usecases/sheet/scope';
import { isDate } from '../../domain/outages/calendar';
import { EXIT } from '../exit';
import { withStore } from '../openStore';
import { readOptions, required, wrongValue } from '../options';
import type { Output } from '../output';

/** `frequent-outages`: feeders or areas that were cut off often, as of a day. */
export async function frequentOutagesCommand(args: string[], output: Output): Promise<number> {
  const kinds = { store: 'text', plan: 'text', 'as-of': 'text', by: 'text', calibre: 'text', rules: 'text' } as const;
  const { options } = readOptions('frequent-outages', args, kinds);
  const file = required(options.store, '--store');
  const asOf = required(options['as-of'], '--as-of');
  if (!isDate(asOf)) throw wrongValue('--as-of', asOf, 'YYYY-MM-DD');
  const by = oneOf(options.by, '--by', ['feeder', 'area'] as const);
  const calibre = oneOf(options.calibre, '--calibre', ['all', 'withoutMajor'] as const);
  await withStore(file, (store, issues) => {
    const scope = findScope(store, resolvePlan(store, options.plan));
    const wish = { asOf, by, calibre, ...(options.rules === undefined ? {} : { rules: options.rules }) };
    const list = listFrequentOutages(store, scope, wish);
    const frequent = list.rows.filter((row) => row.frequent.length > 0);
    const warned = list.rows.filter((row) => row.frequent.length === 0 && row.warning.length > 0);
    const lines = [...frequent, ...warned].map((row) =>
      [row.code ?? '-', row.name ?? '-', row.total, row.fault, row.planned, [...row.frequent, ...row.warning].join(' ')]
        .join('  ')
        .trim(),
    );
    const counts = { frequent: frequent.length, warned: warned.length, all: list.rows.length, asOf };
    output.result(list, [output.word('CLI_OUTAGES_LISTED', counts), ...lines], issues);
  });
  return EXIT.done;
}

/** The first value is what stands where the option is absent. */
function oneOf<Of extends string>(value: string | undefined, option: string, known: readonly [Of, ...Of[]]): Of {
  if (value === undefined) return known[0];
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw wrongValue(option, value, known.join(' | '));
  return found;
}
