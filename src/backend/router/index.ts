import { app } from './app';
import { os } from './base';
import { budget } from './budget';
import { diagnosis } from './diagnosis';
import { forms } from './forms';
import { frame } from './frame';
import { home } from './home';
import { imports } from './imports';
import { outages } from './outages';
import { outputs } from './outputs';
import { plans } from './plans';
import { costs, policies } from './policies';
import { history, overview, records, sheets } from './records';
import { remembered } from './remembered';

/** The whole contract, implemented: one router behind every door. */
export function createRouter() {
  return os.router({
    ...{ app, plans, sheets, records, history, imports, forms, remembered },
    ...{ frame, budget, overview, outages, outputs, home, diagnosis, policies, costs },
  });
}
