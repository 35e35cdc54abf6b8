import { buildPlanBook } from '../../../domain/planbook/buildPlanBook';
import type { DocumentBook } from '../../../shared/document/model';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { readPlanBookInput } from './readPlanBookInput';

/** The plan document as data, of what the store holds now. */
export function readPlanBook(store: Store, scope: Scope): DocumentBook {
  return buildPlanBook(readPlanBookInput(store, scope, today()));
}

function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
