import type { ApiFile } from '../../shared/api/apiFile';

/**
 * What differs by host: in Electron native dialogs and printing, in the browser its own means. The shell's preload puts
 * `desktop` on the window.
 */
export interface Desktop {
  /** Asks for the backend's MessagePort; it arrives as a message of the window. */
  requestPort(): void;
  pickStore(): Promise<string | null>;
  saveStoreAs(suggestedName: string): Promise<string | null>;
  saveFile(name: string, bytes: ArrayBuffer): Promise<boolean>;
  print(): Promise<void>;
}

declare global {
  interface Window {
    desktop?: Desktop;
  }
}

/** Hands a made file to the user: a save dialog in Electron, a download in the browser. */
export async function saveFile(file: ApiFile): Promise<void> {
  const bytes = await file.arrayBuffer();
  if (window.desktop) {
    await window.desktop.saveFile(file.name, bytes);
    return;
  }
  const url = URL.createObjectURL(new Blob([bytes], { type: file.type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Asks for files with the given endings. */
export function pickFiles(accept: string, multiple = false): Promise<File[]> {
  return new Promise((done) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.addEventListener('change', () => done([...(input.files ?? [])]));
    input.addEventListener('cancel', () => done([]));
    input.click();
  });
}
