/** Main script of a small Electron app without windows: runs the cases of the portal's network, each in sessions of its own. */
import { NO_CAMERA } from '../../app/security/camera';
import { guardAllSessions, newPortalSession } from '../../app/security/sessions';
import { makeBench, makeCertificates } from './portal-network-bench';
import { NETWORK_CASES } from './portal-network-cases';
import { reportFrom } from './report';

reportFrom(async () => {
  guardAllSessions(NO_CAMERA);
  const certificates = await makeCertificates(process.env['ROOMKEY_CERTIFICATES'] ?? '');
  const results = [];
  for (const { name, run } of NETWORK_CASES) {
    const cleanUps: (() => Promise<void>)[] = [];
    const failure = await run(makeBench(certificates, newPortalSession, cleanUps)).then(
      () => null,
      (thrown: unknown) => (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)),
    );
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
    results.push({ name, failure });
  }
  return { results };
});
