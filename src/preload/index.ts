import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channels, PORT_MESSAGE, type ShellCommand, type ShellDesktop } from '../shared/api/shell';

/**
 * Runs beside the page, in a world of its own: passes the backend's port on, and puts a small `desktop` object on the
 * window. Everything it sends is checked again by the shell.
 */

ipcRenderer.on(channels.port, (event) => {
  // Posted to this very window; an origin of our own scheme would have to match to the letter.
  window.postMessage(PORT_MESSAGE, '*', event.ports);
});

const listeners = new Set<(command: ShellCommand) => void>();
ipcRenderer.on(channels.command, (_event, command: ShellCommand) => {
  for (const listener of listeners) listener(command);
});

const desktop: ShellDesktop = {
  requestPort: () => ipcRenderer.send(channels.requestPort),
  pickStore: () => ipcRenderer.invoke(channels.pickStore),
  saveStoreAs: (suggestedName) => ipcRenderer.invoke(channels.saveStoreAs, suggestedName),
  saveFile: (name, bytes) => ipcRenderer.invoke(channels.saveFile, name, bytes),
  print: (paper) => ipcRenderer.invoke(channels.print, paper),
  printPdf: (options) => ipcRenderer.invoke(channels.printPdf, options),
  onCommand: (listener) => {
    listeners.add(listener);
    ipcRenderer.send(channels.listening);
    return () => {
      listeners.delete(listener);
    };
  },
  pathOf: (file) => webUtils.getPathForFile(file as File),
};

if (location.pathname === '/') contextBridge.exposeInMainWorld('desktop', desktop);

/** Menus and dialogs speak the page's language: it is the page's `lang`. */
window.addEventListener('DOMContentLoaded', () => {
  const root = document.documentElement;
  const tell = () => ipcRenderer.send(channels.language, root.lang.startsWith('en') ? 'en' : 'zh');
  // The page sets its language at every start, which counts as a change.
  new MutationObserver(tell).observe(root, { attributes: true, attributeFilter: ['lang'] });
});
