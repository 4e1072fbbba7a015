/**
 * Fetches the page's own style sheets, of which a pre-rendered screen brought only what it needs (build/bundles/needed-styles.ts).
 * Resolves when they are there; one that cannot be had keeps no page from showing.
 */
export async function completeStyles(page: Document): Promise<void> {
  const sheets = [...page.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet][disabled]')];
  await Promise.all(
    sheets.map(
      (sheet) =>
        new Promise((resolve) => {
          for (const end of ['load', 'error']) sheet.addEventListener(end, resolve, { once: true });
          sheet.disabled = false;
        }),
    ),
  );
}
