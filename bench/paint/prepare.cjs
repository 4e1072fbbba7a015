/**
 * Runs in the console's main process before its first line; its text is sent there, so it uses nothing but its arguments.
 * `globalThis.measured` becomes a promise of what bench/paint/first-paint.ts reads.
 *
 * @param {typeof import('electron')} electron
 * @param {{ staticPage: string | null, click: { x: number, y: number } | null }} wanted
 */
(electron, { staticPage, click }) => {
  const { app, ipcMain } = electron;
  const { Request, Response, setInterval, clearInterval, setTimeout } = globalThis;
  let started = 0;
  let asked = 0;
  let served = 0;
  let answered = null;

  const handle = ipcMain.handle.bind(ipcMain);
  ipcMain.handle = (channel, listener) =>
    handle(channel, (event, ...rest) => {
      if (channel === 'roomkey:intent.send') answered ??= Date.now();
      return listener(event, ...rest);
    });

  /** Behind the console's own handler: the static page has the same way, and the same headers. */
  async function answerStatic(handler, { url }) {
    const { headers } = await handler(new Request(url.replace('/index.html', '/none')));
    headers.set('Content-Type', 'text/html; charset=utf-8');
    return new Response(staticPage, { headers });
  }

  app.on('session-created', ({ protocol }) => {
    const register = protocol.handle.bind(protocol);
    protocol.handle = (scheme, handler) =>
      register(scheme, async (request) => {
        if (!request.url.includes('://console/index.html')) return handler(request);
        asked ||= Date.now();
        const answer = await (staticPage === null ? handler(request) : answerStatic(handler, request));
        served ||= Date.now();
        return answer;
      });
  });

  const look = `new Promise((resolve) => {
    const named = (name) => performance.getEntriesByName(name)[0]?.startTime ?? null;
    const look = () => {
      const paint = named('first-contentful-paint');
      const ready = named('roomkey:ready');
      if (paint === null || (${String(staticPage === null)} && ready === null)) return setTimeout(look, 5);
      const box = document.querySelector('[data-intent=getStarted]')?.getBoundingClientRect();
      resolve({
        paint,
        ready,
        origin: performance.timeOrigin,
        arrived: performance.getEntriesByType('navigation')[0].responseEnd,
        button: box ? { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) } : null,
      });
    };
    look();
  })`;

  globalThis.measured = new Promise((resolve) => {
    app.once('browser-window-created', (_event, { webContents }) => {
      webContents.once('did-start-navigation', () => (started = process.uptime() * 1000));
      const clicking = setInterval(() => {
        if (click === null || answered !== null) return;
        for (const type of ['mouseDown', 'mouseUp']) {
          webContents.sendInputEvent({ type, ...click, button: 'left', clickCount: 1 });
        }
      }, 4);
      webContents.once('did-finish-load', async () => {
        const { origin, ...found } = await webContents.executeJavaScript(look);
        while (click !== null && answered === null) await new Promise((after) => setTimeout(after, 5));
        clearInterval(clicking);
        const since = (at) => (at === null ? null : at - origin);
        resolve({ ...found, started, asked: since(asked), served: since(served), answer: since(answered) });
      });
    });
  });
};
