/** Pictures of the room, its door and its key. */
import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useArt } from './art';
import { BadgeShape, Ground, KeyShape, Picture } from './shapes';

/** A meeting room: display, table, console. */
export function MeetingRoom() {
  const art = useArt();
  return (
    <Picture>
      <Ground />
      <rect className={art.object} x="48" y="14" width="144" height="84" rx="8" />
      <rect className={art.tint} x="58" y="24" width="124" height="64" rx="3" />
      <circle className={art.accent} cx="120" cy="49" r="9" />
      <path className={art.accent} d="M117 54h6l4 20h-14z" />
      <path className={art.object} d="M96 118l5-14h38l5 14z" />
      <rect className={art.object} x="40" y="118" width="160" height="11" rx="5.500" />
      <path className={art.line} d="M64 129v18M176 129v18" />
      <path className={art.line} d="M22 148v-30a6 6 0 0 1 6-6M218 148v-30a6 6 0 0 0-6-6" />
    </Picture>
  );
}

interface DoorProps {
  readonly tone?: 'brand' | 'danger' | 'success';
  readonly open?: boolean;
  readonly children?: ReactNode;
}

/** The room's door. */
function Door({ tone = 'brand', open = false, children }: DoorProps) {
  const art = useArt();
  return (
    <Picture tone={tone}>
      <Ground />
      <path className={art.object} d="M76 148V22a8 8 0 0 1 8-8h72a8 8 0 0 1 8 8v126z" />
      {open ? (
        <>
          <path className={art.tint} d="M86 148V24h68v124z" />
          <path className={art.object} d="M86 148V24l-38 16v118z" />
          <circle className={art.solid} cx="58" cy="98" r="4" />
        </>
      ) : (
        <>
          <path className={art.line} d="M86 148V26a2 2 0 0 1 2-2h64a2 2 0 0 1 2 2v122" />
          <path className={art.tint} d="M86 148V24h68v124z" />
          <circle className={art.object} cx="138" cy="88" r="11" />
          <circle className={art.solid} cx="138" cy="85" r="3.500" />
          <path className={art.solid} d="M136.500 86h3l1.500 8h-6z" />
        </>
      )}
      {children}
    </Picture>
  );
}

/** A key on its way to the lock. */
export function KeyToDoor() {
  const art = useArt();
  return (
    <Door>
      <path className={art.dashed} d="M190 88h-30" />
      <g transform="translate(232 101) rotate(180)">
        <KeyShape x={0} y={0} />
      </g>
    </Door>
  );
}

/** The lock does not turn. */
export function DoorStaysShut() {
  return (
    <Door tone="danger">
      <g transform="translate(226 130) rotate(200)">
        <KeyShape x={0} y={0} />
      </g>
      <BadgeShape x={172} y={36} sign="exclamation" />
    </Door>
  );
}

/** The door is open. */
export function DoorOpen() {
  const art = useArt();
  const piece = mergeClasses(art.accentLine, art.bursting);
  return (
    <Door tone="success" open>
      <g className={art.bursting}>
        <path className={art.line} d="M196 40l10-8M206 66l14-2M36 28l-8-8M20 62l-12-4" />
        <path className={piece} d="M184 18l4-12M214 98l12 6M54 14l-2-10M24 96l-12 4" />
      </g>
      <BadgeShape x={120} y={84} sign="check" className={art.popping} />
    </Door>
  );
}

interface PadlockProps {
  readonly tone?: 'brand' | 'danger';
  readonly children?: ReactNode;
}

/** The keychain, as a padlock. */
function Padlock({ tone = 'brand', children }: PadlockProps) {
  const art = useArt();
  return (
    <Picture tone={tone}>
      <Ground />
      <path className={art.line} d="M78 74V52a34 34 0 0 1 68 0v22" strokeWidth="9" />
      <rect className={art.object} x="62" y="72" width="100" height="76" rx="12" />
      <rect className={art.tint} x="72" y="82" width="80" height="56" rx="5" />
      <circle className={art.accent} cx="112" cy="104" r="9" />
      <path className={art.accent} d="M109 108h6l3 18h-12z" />
      {children}
    </Picture>
  );
}

/** The room's key goes into the keychain. */
export function KeyIntoKeychain() {
  const art = useArt();
  return (
    <Padlock>
      <path className={art.dashed} d="M190 104h-18" />
      <g transform="translate(236 117) rotate(180)">
        <KeyShape x={0} y={0} />
      </g>
    </Padlock>
  );
}

/** The keychain does not open. */
export function KeychainLocked() {
  return (
    <Padlock tone="danger">
      <BadgeShape x={172} y={56} sign="exclamation" />
    </Padlock>
  );
}
