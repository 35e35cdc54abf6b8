/** Endings of files that can hold a table. */
export const SPREADSHEETS = /\.(xlsx?|xls[mb]|xlt[xm]?|et|ett|f?ods|ots|csv|tsv|txt|xml|html?|mht)$/i;

const MOST_FILES = 500;

/** Spreadsheets among files, in the order of their names; hidden files and locks of open workbooks are left out. */
export function spreadsheetsOf(files: Iterable<File>): File[] {
  return [...files]
    .filter(({ name }) => SPREADSHEETS.test(name) && !/^(?:~\$|\.)/.test(name))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }))
    .slice(0, MOST_FILES);
}

/**
 * Files that were dropped, folders gone through.
 * @param transfer of the drop event; must be asked before the event is over
 */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...transfer.files];
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const found: File[] = [];
  for (const entry of entries) if (entry) await walk(entry, found);
  return spreadsheetsOf(found);
}

async function walk(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (found.length >= MOST_FILES) return;
  if (entry.isFile) {
    found.push(await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail)));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (batch.length === 0) return;
    for (const child of batch) await walk(child, found);
  }
}

/** Asks for a whole folder. */
export function pickFolder(): Promise<File[]> {
  return new Promise((done) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.webkitdirectory = true;
    input.addEventListener('change', () => done(spreadsheetsOf(input.files ?? [])));
    input.addEventListener('cancel', () => done([]));
    input.click();
  });
}
