import { readNames } from '../usecases/home/names';
import { findScope } from '../usecases/sheet/scope';
import { os } from './base';

export const home = {
  names: os.home.names.handler(({ context: { backend }, input }) =>
    JSON.stringify(readNames(backend.store, findScope(backend.store, input.planId))),
  ),
};
