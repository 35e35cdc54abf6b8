import type { MadeFile } from '../../shared/api/apiFile';
import { AppError } from '../../shared/appError';
import { newId } from '../../shared/ids';

/** Files kept at once; the oldest goes where nobody came for it. */
const FILES_KEPT = 8;

/** Files made by long work, until the door that asked fetches them. */
export class MadeFiles {
  private readonly files = new Map<string, File>();

  keep(file: File): MadeFile {
    const fileId = newId();
    this.files.set(fileId, file);
    while (this.files.size > FILES_KEPT) this.files.delete(this.files.keys().next().value!);
    return { fileId, name: file.name, size: file.size };
  }

  /** @throws AppError MADE_FILE_GONE where it was fetched before or has waited too long */
  take(fileId: string): File {
    const file = this.files.get(fileId);
    if (!file) throw new AppError('MADE_FILE_GONE');
    this.files.delete(fileId);
    return file;
  }
}
