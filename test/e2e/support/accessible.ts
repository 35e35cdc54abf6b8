import type { CDPSession, Page } from 'playwright/test';

/** Roles that are operated: each must have a name a screen reader can say. */
const NAMED_ROLES = new Set([
  'button',
  'checkbox',
  'combobox',
  'dialog',
  'link',
  'listbox',
  'menuitem',
  'option',
  'radio',
  'searchbox',
  'slider',
  'spinbutton',
  'switch',
  'tab',
  'textbox',
]);

interface AxNode {
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  backendDOMNodeId?: number;
}

/** What is operated and has no name, as the browser's own accessibility tree says; empty where all is well. */
export async function nameless(session: CDPSession): Promise<string[]> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  const found: string[] = [];
  for (const node of nodes) {
    if (node.ignored || !NAMED_ROLES.has(node.role?.value ?? '') || node.name?.value.trim()) continue;
    const { outerHTML } = await session
      .send('DOM.getOuterHTML', { backendNodeId: node.backendDOMNodeId! })
      .catch(() => ({ outerHTML: '' }));
    found.push(`${node.role!.value} ${outerHTML.slice(0, 160)}`);
  }
  return found;
}

/** Texts below the contrast of WCAG AA, ids given twice, pictures without a text, no language: empty where all is well. */
export function pageFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    if (!document.documentElement.lang) faults.push('the page names no language');
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) faults.push(`id twice: ${id}`);
    for (const image of document.querySelectorAll('img:not([alt])')) faults.push(`img without alt: ${image.outerHTML}`);

    const parse = (colour: string) => {
      const parts = colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
      return { rgb: parts.slice(0, 3), alpha: parts[3] ?? 1 };
    };
    const over = (top: ReturnType<typeof parse>, below: number[]) =>
      below.map((value, at) => top.rgb[at]! * top.alpha + value * (1 - top.alpha));
    const luminance = (rgb: number[]) => {
      const [r, g, b] = rgb.map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const backgroundOf = (element: Element): number[] => {
      const layers: ReturnType<typeof parse>[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) {
        const layer = parse(getComputedStyle(at).backgroundColor);
        if (layer.alpha > 0) layers.push(layer);
        if (layer.alpha === 1) break;
      }
      return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
    };
    const seen = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim();
      if (
        !element ||
        !text ||
        element.closest('svg, script, style, :disabled, [aria-disabled=true], [aria-hidden=true]')
      )
        continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (box.width === 0 || box.height === 0 || style.visibility === 'hidden' || style.opacity === '0') continue;
      const background = backgroundOf(element);
      const colour = over(parse(style.color), background);
      const [light, dark] = [luminance(colour), luminance(background)].sort((a, b) => b - a) as [number, number];
      const ratio = (light + 0.05) / (dark + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio >= (isLarge ? 3 : 4.5) - 0.01) continue;
      const place = `${element.tagName.toLowerCase()}.${element.className}`;
      if (seen.has(place)) continue;
      seen.add(place);
      faults.push(`contrast ${ratio.toFixed(2)} of ${style.color}: ${place} "${text.slice(0, 24)}"`);
    }
    return faults;
  });
}

/** Goes through the page by Tab. @returns what took the focus without showing it */
export async function unseenFocus(page: Page, steps: number): Promise<string[]> {
  const found: string[] = [];
  for (let step = 0; step < steps; step++) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element.tagName === 'IFRAME') return null;
      // The sheet draws its own active cell; its hidden field has the focus.
      if (element.closest('.cf-host')) return null;
      const box = element.getBoundingClientRect();
      const isShown = (one: Element) => {
        const style = getComputedStyle(one);
        const isRinged = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
        return isRinged || style.boxShadow !== 'none' || style.borderBottomWidth === '2px';
      };
      const around = [
        element,
        element.parentElement,
        element.closest(
          'label, .ant-segmented-item, .ant-select, .ant-input-affix-wrapper, .ant-input-number, .cf-search, .ant-picker',
        ),
      ];
      if (around.some((one) => one && isShown(one))) return null;
      return `${element.tagName.toLowerCase()}.${element.className} ${box.width}x${box.height}`;
    });
    if (fault && !found.includes(fault)) found.push(fault);
  }
  return found;
}
