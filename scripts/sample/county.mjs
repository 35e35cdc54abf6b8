import { makeNetwork } from './network.mjs';
import { makeLosses, makeTerminals, plantVillages } from './operation.mjs';
import { makeOutages } from './outages.mjs';

/** @returns the whole invented county, figures hanging together, weaknesses planted */
export function makeCounty() {
  const network = makeNetwork();
  plantVillages(network.villages);
  makeLosses(network.feeders);
  const terminals = makeTerminals(network.feeders);
  const outages = makeOutages(network);
  return { ...network, terminals, outages };
}
