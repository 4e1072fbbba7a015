/** Which certificates are trusted, and whose identity is shown, in every session. The portal's own: ports/portal-network.ts. */
import { app } from 'electron';
import type { AppLog } from '../app-log';

/**
 * SECURITY: answers a portal in the middle. A certificate that the system does not trust is never accepted, whatever a later
 * default may be; no client certificate is offered (Electron would take the first one in the store); no password is given to a
 * proxy or a server that asks.
 */
export function guardCertificates(note: AppLog['note']): void {
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
    note('certificate.refused');
  });
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault();
    answer();
  });
  app.on('login', (event, _contents, _details, _info, answer) => {
    event.preventDefault();
    answer();
  });
}
