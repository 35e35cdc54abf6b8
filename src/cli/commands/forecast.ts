import { readForecast } from '../../backend/usecases/frame/forecastView';
import { resolvePlan } from '../../backend/usecases/plans';
import { findScope } from '../../backend/usecases/sheet/scope';
import type { Forecast } from '../../shared/api/frame';
import { EXIT } from '../exit';
import { withStore } from '../openStore';
import { readOptions, required } from '../options';
import type { Output } from '../output';

/** `forecast`: reliability of the current frame, of each planning year and of the target frame. */
export async function forecastCommand(args: string[], output: Output): Promise<number> {
  const { options } = readOptions('forecast', args, { store: 'text', plan: 'text' });
  await withStore(required(options.store, '--store'), (store, issues) => {
    const forecast = readForecast(store, findScope(store, resolvePlan(store, options.plan)));
    const flags = forecast.flags.map((flag) => ({
      severity: flag.severity,
      code: flag.code,
      message: output.word(flag.code, flag.params),
      params: flag.params ?? {},
      where: flag.where ?? null,
    }));
    const document = { ...forecast, flags };
    output.result(document, linesOf(forecast, output), issues, [...issues, ...forecast.flags]);
  });
  return EXIT.done;
}

function linesOf(forecast: Forecast, output: Output): string[] {
  const line = (year: string | number, figures: Pick<Forecast['base'], 'saifi' | 'saidiHours' | 'asai'>): string =>
    output.word('FORECAST_LINE', {
      year,
      saifi: rounded(figures.saifi),
      saidiHours: rounded(figures.saidiHours),
      asaiPercent: rounded(figures.asai === null ? null : figures.asai * 100),
    });
  return [
    line(output.word('DRAWING_CURRENT'), forecast.base),
    ...forecast.years.map((year) => line(year.year, year)),
    ...(forecast.targetFrame === null
      ? []
      : [line(output.word('DRAWING_TARGET', { year: forecast.targetFrame.year }), forecast.targetFrame)]),
  ];
}

/** For people; --json gives every digit. */
function rounded(value: number | null): string {
  return value === null ? '-' : String(Number(value.toPrecision(7)));
}
