/** Rules for every browser session: what pages may ask for, and where they may go. */
import { app, session, type Session, type WebContents } from 'electron';
import { PAGE_ORIGIN } from '../assets/serve';
import type { CameraAsk, CameraRules } from './camera';
import { isAllowed } from './permissions';

/** Puts the rules on every session, made already or later. Call once, after `ready` and before the first window. */
export function guardAllSessions(camera: CameraRules): void {
  const guard = (target: Session) => denyByDefault(target, camera);
  app.on('session-created', guard);
  guard(session.defaultSession);
}

/** SECURITY: checklist item 5, for what is asked, what is checked, and each kind of device chooser. */
function denyByDefault(target: Session, camera: CameraRules): void {
  target.setPermissionRequestHandler((contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(permission === 'media' ? camera.mayUse(asked(contents, details, kinds)) : isAllowed(permission));
  });
  target.setPermissionCheckHandler((contents, permission, _origin, details) =>
    // Electron's types know no `media` here.
    (permission as string) === 'media'
      ? camera.mayName(asked(contents, details, [details.mediaType ?? 'unknown']))
      : isAllowed(permission),
  );
  target.setDevicePermissionHandler(() => false);
  target.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  target.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose('');
  });
  target.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose('');
  });
  target.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  // SECURITY: answers requests that nobody asked for: a session that may check spelling fetches dictionaries from the internet.
  target.setSpellCheckerEnabled(false);
  target.setSpellCheckerLanguages([]);
  // SECURITY: answers files brought to the room's disk.
  target.on('will-download', (event) => event.preventDefault());
}

function asked(
  contents: WebContents | null,
  { isMainFrame, requestingUrl }: { readonly isMainFrame: boolean; readonly requestingUrl?: string },
  kinds: readonly string[],
): CameraAsk {
  return { contents: contents?.id ?? null, isMainFrame, url: requestingUrl, kinds };
}

/**
 * The page's session: in memory (no cookie, storage or cache survives), and without a network.
 *
 * SECURITY: answers what the content security policy does not cover: whatever a page manages to ask for, only its own files
 * and, from source, the developer tools are reachable.
 */
export function createPageSession(packaged: boolean, name = 'roomkey-page'): Session {
  const page = session.fromPartition(name, { cache: false });
  page.webRequest.onBeforeRequest(({ url }, answer) => {
    const own = url.startsWith(`${PAGE_ORIGIN}/`) || (!packaged && url.startsWith('devtools://'));
    answer({ cancel: !own });
  });
  return page;
}

let portalSessions = 0;

/** A session that speaks to the portal: no cookies, no cache, nothing on disk, nothing shared with another such session. */
export function newPortalSession(): Session {
  portalSessions += 1;
  return session.fromPartition(`roomkey-portal-${portalSessions}`, { cache: false });
}
