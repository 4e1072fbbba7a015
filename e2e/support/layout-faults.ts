/** What is wrong with how a page is laid out, as a person would see or feel it. */
import type { Page } from '@playwright/test';

/** The least size of what a finger hits, in CSS pixels: WCAG 2.2, 2.5.5. */
const TOUCH_PX = 44;

/** Names each fault; an empty list is a page that fits. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate((touchPx) => {
    const faults: string[] = [];
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}"`;
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const textsOf = (elements: Iterable<Element>) =>
      [...elements].flatMap((element) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode as Text);
        return texts;
      });
    const isForScreenReaders = (element: Element) => element.closest('.visually-hidden') !== null;

    if (document.documentElement.scrollWidth > window.innerWidth) faults.push('the page scrolls sideways');
    for (const element of document.querySelectorAll('body *')) {
      if (!isShown(element) || isForScreenReaders(element) || element.closest('svg') !== null) continue;
      const style = getComputedStyle(element);
      const clipsSideways = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      if (clipsSideways && element.clientWidth > 0) faults.push(`cut off sideways: ${nameOf(element)}`);
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '');
      const runsOut = hasText && style.overflowX === 'visible' && element.scrollWidth > element.clientWidth + 1;
      if (runsOut && element.clientWidth > 0) faults.push(`runs out of its place: ${nameOf(element)}`);
      const clipsBelow = style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1;
      if (clipsBelow && element.clientHeight > 0) faults.push(`cut off below: ${nameOf(element)}`);
    }

    for (const target of document.querySelectorAll('button, input, select, a[href], [role="button"], [role="radio"]')) {
      if (!isShown(target)) continue;
      const { width, height } = (target.closest('.fui-Input') ?? target).getBoundingClientRect();
      if (width < touchPx - 0.5 || height < touchPx - 0.5) {
        faults.push(`too small for a finger: ${nameOf(target)} ${Math.round(width)}×${Math.round(height)}`);
      }
    }

    for (const text of textsOf(document.querySelectorAll('button, h1, h2, h3, label, [role="progressbar"]'))) {
      const parent = text.parentElement;
      if (parent === null || !isShown(parent) || isForScreenReaders(parent)) continue;
      // A word may break at its own hyphens; scripts that write no blanks break by rules of their own.
      for (const { 0: word, index } of text.data.matchAll(
        /[^\s\-\u{AD}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
      )) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) faults.push(`breaks within a word: “${word}” of ${nameOf(parent)}`);
      }
    }

    const heading = document.querySelector('main h1');
    const top = heading?.getBoundingClientRect();
    if (top === undefined || top.top < 0 || top.bottom > window.innerHeight) faults.push('the heading is out of view');
    return faults;
  }, TOUCH_PX);
}

/** Where the way on stands that a person is meant to take: its end side and its foot, in CSS pixels; null without one. */
export function primaryPlace(page: Page): Promise<{ readonly end: number; readonly foot: number } | null> {
  return page.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>('main button')];
    const primary = buttons.filter(
      (button) => button.dataset['intent'] !== undefined || button.matches('[type=submit]'),
    );
    const last = primary.at(-1);
    if (last === undefined) return null;
    const box = last.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (hit === null || !(last.contains(hit) || hit.contains(last))) return { end: Number.NaN, foot: Number.NaN };
    const end = document.documentElement.dir === 'rtl' ? box.left : window.innerWidth - box.right;
    return { end: Math.round(end), foot: Math.round(window.innerHeight - box.bottom) };
  });
}
