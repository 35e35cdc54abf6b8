import { elementsOfNetwork1 } from '../../../domain/frame/network1';
import type { ImportResult } from '../../../shared/api/imports';
import { newId } from '../../../shared/ids';
import type { Issue } from '../../../shared/issue';
import type { Store } from '../../store/store';
import { DryRunEnded } from '../import/keepFile';
import type { Scope } from '../sheet/scope';
import { beginFileBatch, endFileBatch } from './fileBatch';
import { type NetworkEntity, type WrittenCounts, writeNetwork } from './writeNetwork';

type Counts = ImportResult['counts'];

/**
 * Takes a countyframe.network/1 document as the current frame of the county: its elements become the network ledgers, rows
 * of the same code keep their ids, what it does not hold goes. Its customers weigh the indices as given.
 * @param json the parsed document
 * @param file name and bytes of the document, kept as evidence
 * @throws AppError NETWORK_INVALID
 */
export function importNetwork(
  store: Store,
  scope: Scope,
  json: unknown,
  file: { name: string; bytes: Uint8Array },
  options: { isDryRun?: boolean } = {},
): ImportResult {
  const { head, issues, ...elements } = elementsOfNetwork1(json);
  const batchId = newId();
  let counts: Record<NetworkEntity, WrittenCounts> | undefined;
  const work = (): void => {
    store.write(
      { code: 'CHANGE_NETWORK_IMPORT', params: { file: file.name } },
      (writer) => {
        beginFileBatch(store, writer, scope, batchId, file);
        writer.update('county', scope.countyId, {
          networkTitle: head.title ?? null,
          networkBaseKv: head.baseKv ?? null,
          sourceVoltagePu: head.sourceVoltagePu ?? null,
          customerBase: 'asGiven',
        });
        counts = writeNetwork(store, writer, scope, elements, { batchId });
        const total = sum(Object.values(counts));
        endFileBatch(writer, batchId, total);
        if (options.isDryRun) throw new DryRunEnded();
      },
      { kind: 'import', batchId },
    );
  };
  try {
    work();
  } catch (error) {
    if (!(error instanceof DryRunEnded)) throw error;
  }
  const byEntity: ImportResult['byEntity'] = {};
  for (const [entity, own] of Object.entries(counts ?? {})) byEntity[entity] = sum([own]);
  const gone = Object.values(counts ?? {}).reduce((total, own) => total + own.deleted, 0);
  const more: Issue[] =
    gone === 0
      ? []
      : [{ severity: 'warning', code: 'NETWORK_ELEMENTS_GONE', params: { count: gone }, where: { file: file.name } }];
  return {
    format: 'countyframe.importResult/1',
    batchId: options.isDryRun ? null : batchId,
    counts: sum(Object.values(counts ?? {})),
    byEntity,
    issues: [...issues, ...more],
  };
}

function sum(parts: readonly WrittenCounts[]): Counts {
  const total = { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0 };
  for (const part of parts) {
    total.inserted += part.inserted;
    total.updated += part.updated;
    total.unchanged += part.unchanged;
    total.read += part.inserted + part.updated + part.unchanged;
  }
  return total;
}
