import { closeSync, openSync, readSync } from 'node:fs';
import { findDamage } from '../../backend/usecases/findDamage';
import { AppError } from '../../shared/appError';
import type { Issue } from '../../shared/issue';
import { EXIT } from '../exit';
import { FaultWithIssues } from '../fault';
import { withStore } from '../openStore';
import { readOptions, required } from '../options';
import type { Output } from '../output';

/** `verify`: what SQLite and the schema say of the file; damage is the fault STORE_DAMAGE_FOUND with all its places. */
export async function verifyCommand(args: string[], output: Output): Promise<number> {
  const { options } = readOptions('verify', args, { store: 'text' });
  const file = required(options.store, '--store');
  try {
    await withStore(file, (store, issues) => {
      const damage = findDamage(store);
      if (damage.length > 0) throw damageFound(file, damage.length, damage);
      output.result(
        { format: 'countyframe.verification/1', ...{ store: file, sound: true } },
        [output.word('STORE_SOUND', { file })],
        issues,
      );
    });
  } catch (error) {
    throw asDamage(error, file);
  }
  return EXIT.done;
}

function damageFound(file: string, count: number, issues: Issue[]): AppError {
  return new FaultWithIssues(new AppError('STORE_DAMAGE_FOUND', { file, count }, { file }), issues);
}

/** What keeps SQLite from reading a store on is the damage that was asked about. */
function asDamage(error: unknown, file: string): unknown {
  if (!(error instanceof AppError)) return error;
  const isDamaged = error.code === 'STORE_DAMAGED' || (error.code === 'STORE_NOT_A_STORE' && wasStore(file));
  if (!isDamaged) return error;
  const { code, params, where } = error;
  return damageFound(file, 1, [{ severity: 'error', code, params, where: where ?? { file } }]);
}

/** As far into the file as the schema of a store reaches. */
const SCHEMA_BYTES = 1 << 20;

/** Whether a file that no longer begins like a store still holds a store's schema. */
function wasStore(file: string): boolean {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(SCHEMA_BYTES);
    const count = readSync(handle, bytes, 0, SCHEMA_BYTES, 0);
    return bytes.subarray(0, count).includes('CREATE TABLE changeRow');
  } catch {
    return false;
  } finally {
    closeSync(handle);
  }
}
