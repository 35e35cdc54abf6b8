import type { ForecastFacts, IndexFacts } from '../../../domain/planbook/planBookInput';
import { numberText } from '../../../domain/planbook/printedFigures';
import { say } from '../../../domain/planbook/words';
import type { Calibre, ForecastView, Indices } from '../../../shared/api/frame';
import type { DocText } from '../../../shared/document/model';
import type { RecordedReliability } from './recordedReliability';

/** Reliability predicted from the frames, as the document prints it; null where nothing can be computed. */
export function forecastFacts(
  view: ForecastView,
  baseYear: number,
  recorded: RecordedReliability | null,
): ForecastFacts | null {
  if (view.base.saidiHours === null) return null;
  return {
    baseYear,
    base: indicesOf(view.base),
    years: view.years.map((year) => ({
      year: year.year,
      indices: indicesOf(year),
      goals: year.target,
      constructionCustomerHours: year.constructionCustomerHours,
    })),
    target: view.targetFrame === null ? null : { year: view.targetFrame.year, indices: indicesOf(view.targetFrame) },
    recorded:
      recorded === null
        ? null
        : {
            year: recorded.year,
            indices: {
              saifi: recorded.saifi,
              saidiHours: recorded.saidiHours,
              caidiHours: recorded.saifi > 0 ? recorded.saidiHours / recorded.saifi : null,
              asai: recorded.asai,
            },
            calibre: recordedCalibre(recorded),
          },
    calibre: predictedCalibre(view.calibre, view.base.customers),
  };
}

export function recordedCalibre({ customers, year }: RecordedReliability): DocText {
  return say('DOC_CALIBRE_RECORDED', { customers: numberText(customers, 0), year: String(year) });
}

/** What a predicted figure rests on: customers and their base, failure rates, planned outages. */
export function predictedCalibre(
  { customerBase, calibrated, recordYears, planned }: Calibre,
  customers: number,
): DocText {
  const [first, last] = [recordYears[0], recordYears.at(-1)];
  return say('DOC_CALIBRE_PREDICTED', {
    customers: say(`DOC_CUSTOMERS_${customerBase.toUpperCase()}`, { count: numberText(customers, 0) }),
    rates: calibrated
      ? say('DOC_RATES_CALIBRATED', { years: first === last ? String(first) : `${first}–${last}` })
      : say('DOC_RATES_NOT_CALIBRATED'),
    planned: say(`DOC_PLANNED_${planned.toUpperCase()}`),
  });
}

function indicesOf({ saifi, saidiHours, caidiHours, asai }: IndexFacts | Indices): IndexFacts {
  return { saifi, saidiHours, caidiHours, asai };
}
