import { isGeoJson } from '../../../domain/geo/readGeoJson';
import { NETWORK_FORMAT } from '../../../domain/network/readNetwork';
import type { FrameFileResult } from '../../../shared/api/frame';
import { AppError } from '../../../shared/appError';
import { decodeJson } from '../../exchange/decodeJson';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { importBoundaries } from './boundaries';
import { importNetwork } from './importNetwork';

/** Larger files are taken by the command line. */
const MOST_BYTES = 100 << 20;

/**
 * Takes a file the frame screen is given: a network as current frame, or boundaries; its content says which.
 * @throws AppError FRAME_FILE_INVALID, FILE_TOO_LARGE, NETWORK_INVALID, GEOJSON_INVALID, GEOJSON_TOO_LARGE, GEOJSON_NO_AREAS
 */
export function takeFrameFile(store: Store, scope: Scope, file: { name: string; bytes: Uint8Array }): FrameFileResult {
  const { name, bytes } = file;
  const mb = Math.round(bytes.byteLength / (1 << 20));
  if (bytes.byteLength > MOST_BYTES)
    throw new AppError('FILE_TOO_LARGE', { file: name, mb, limitMb: MOST_BYTES >> 20 });
  let json: unknown;
  try {
    json = JSON.parse(decodeJson(bytes));
  } catch (error) {
    throw new AppError('FRAME_FILE_INVALID', { file: name }, { file: name }, { cause: error });
  }
  const isNetwork = (json as { format?: unknown } | null)?.format === NETWORK_FORMAT;
  if (!isNetwork && !isGeoJson(json)) throw new AppError('FRAME_FILE_INVALID', { file: name }, { file: name });
  const { counts, issues } = isNetwork
    ? importNetwork(store, scope, json, file)
    : importBoundaries(store, scope, json, file);
  return { kind: isNetwork ? 'network' : 'boundaries', counts, issues };
}
