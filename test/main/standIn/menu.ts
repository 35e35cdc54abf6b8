interface Item {
  id?: string;
  label?: string;
  role?: string;
  accelerator?: string;
  submenu?: Item[];
  click?: () => void;
}

let current: Item[] = [];

export const Menu = {
  buildFromTemplate: (template: Item[]) => template,
  setApplicationMenu: (menu: Item[]) => {
    current = menu;
  },
};

/** @returns the menu as it stands, without its functions */
export function shownMenu(): unknown {
  return JSON.parse(JSON.stringify(current));
}

/** Clicks the item with an id, or with a label below the item with an id (`recent/2`: its second item). */
export function clickItem(path: string): void {
  const [id, index] = path.split('/');
  const found = findItem(current, id!);
  const item = index === undefined ? found : found?.submenu?.[Number(index) - 1];
  if (!item?.click) throw new Error(`no menu item ${path}`);
  item.click();
}

function findItem(items: Item[], id: string): Item | undefined {
  for (const item of items) {
    const found = item.id === id ? item : item.submenu ? findItem(item.submenu, id) : undefined;
    if (found) return found;
  }
  return undefined;
}
