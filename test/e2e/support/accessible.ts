import type { Page } from 'playwright/test';

/** Ids given twice: axe no longer asks, yet a label that names its field by id names the wrong one. */
export function doubleIds(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    return [...new Set(ids.filter((one, at) => ids.indexOf(one) !== at))];
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
