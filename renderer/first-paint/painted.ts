/** How long to wait for a paint that may not come, such as that of a window nobody sees. */
const PATIENCE_MS = 250;

/** Resolves once something of a pre-rendered page was painted; at once where there is nothing yet to paint. */
export async function painted(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null || root.childElementCount === 0) return;
  if (performance.getEntriesByName('first-contentful-paint').length > 0) return;
  await new Promise<void>((resolve) => {
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) done();
    });
    const timer = setTimeout(done, PATIENCE_MS);
    function done() {
      clearTimeout(timer);
      observer.disconnect();
      resolve();
    }
    observer.observe({ type: 'paint', buffered: true });
  });
}
