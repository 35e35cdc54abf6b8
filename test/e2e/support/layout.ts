import type { Page } from 'playwright/test';

/**
 * What the window cuts off at its present size: a page wider than the window; buttons, fields and headings that reach
 * beyond it or beyond what can be scrolled to; buttons and tabs whose words do not fit. Empty where all is well.
 */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > window.innerWidth) faults.push(`the page is ${root.scrollWidth} px wide`);
    const nameOf = (element: Element) => {
      const text = (element.textContent ?? '').trim().slice(0, 24);
      return `${element.tagName.toLowerCase()}.${element.className} "${text}"`;
    };
    /** Nearest ancestor that hides what is outside of it. */
    const clipOf = (element: Element): Element | null => {
      for (let at = element.parentElement; at; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at);
        if (overflowX !== 'visible' || overflowY !== 'visible') return at;
      }
      return null;
    };
    // Sheets and drawings scroll by themselves: their cells are beside the window by design.
    const free = '.ag-root-wrapper, .cf-host, svg, [aria-hidden=true], dialog';
    for (const element of document.querySelectorAll('button, input, h1, h2, h3, .figures, [role=tab], .ant-select')) {
      if (element.closest(free)) continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (box.width < 2 || box.height < 2 || style.visibility === 'hidden') continue;
      const clip = clipOf(element);
      const edge = clip ? clip.getBoundingClientRect() : { left: 0, right: window.innerWidth };
      const canScroll = clip !== null && /auto|scroll/.test(getComputedStyle(clip).overflowX);
      if (!canScroll && (box.right > edge.right + 1 || box.left < edge.left - 1))
        faults.push(`cut: ${nameOf(element)}`);
      // Words that are meant to end in dots say so; a button's must be whole.
      const isButton = element.matches('button, [role=tab]') && style.textOverflow !== 'ellipsis';
      if (isButton && style.overflow !== 'visible' && element.scrollWidth > element.clientWidth + 1) {
        faults.push(`too narrow: ${nameOf(element)}`);
      }
    }
    // What scrolls sideways without being a table or a drawing was squeezed: its right part is out of sight.
    for (const element of document.querySelectorAll('main *')) {
      if (element.closest(free) || element.scrollWidth <= element.clientWidth + 1) continue;
      if (!/auto|scroll/.test(getComputedStyle(element).overflowX)) continue;
      if (element.querySelector('table, .ag-root-wrapper, svg[viewBox]') && !element.matches('.card')) continue;
      faults.push(`scrolls sideways: ${nameOf(element)}`);
    }
    return [...new Set(faults)];
  });
}
