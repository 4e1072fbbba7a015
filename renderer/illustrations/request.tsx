/** Pictures of the agreement, the code, and the person who approves. */
import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useArt } from './art';
import { BadgeShape, ConsoleShape, Ground, PersonShape, Picture, SheetShape } from './shapes';

/** A text, and a signature under it. The pen stays in the right hand. */
export function AgreementSheet() {
  const art = useArt();
  return (
    <Picture upright>
      <Ground />
      <g className={art.turning}>
        <SheetShape x={66} y={14}>
          <path className={art.thin} d="M18 30h30M18 46h56M18 60h56M18 74h42" />
          <path className={art.accentLine} d="M18 102c8-14 12-14 12-4s6 8 10-2 8-6 8 2 6 6 12 0" />
        </SheetShape>
      </g>
      <g transform="rotate(38 160 100)">
        <path className={art.object} d="M153 40h14v62l-7 14-7-14z" />
        <path className={art.line} d="M153 52h14" />
      </g>
    </Picture>
  );
}

/** The hand-over sheet with its code, next to the console that wants it. QR codes and digits run the same way everywhere. */
export function CodeSheet() {
  const art = useArt();
  return (
    <Picture>
      <Ground />
      <SheetShape x={18} y={18}>
        <g className={art.turning}>
          <path className={art.tint} d="M14 36h36v36H14z" />
          <path className={art.line} d="M18 40h9v9h-9zM37 40h9v9h-9zM18 59h9v9h-9z" />
          <path className={art.solid} d="M37 58h5v5h-5zM43 64h5v5h-5zM31 52h4v4h-4z" />
        </g>
        <path className={art.thin} d="M60 42h18M60 54h18M60 66h12" />
        <path className={art.accent} d="M12 90h14v14H12zM30 90h14v14H30zM48 90h14v14H48zM66 90h14v14H66z" />
      </SheetShape>
      <path className={art.dashed} d="M112 108q12 14 22 0" />
      <ConsoleShape x={124} y={64}>
        <g className={art.turning}>
          <path
            className={art.object}
            d="M8 16h14v14H8zM26 16h14v14H26zM44 16h14v14H44zM62 16h14v14H62z"
            strokeWidth="2"
          />
          <circle className={art.accent} cx="15" cy="23" r="3" />
          <circle className={art.accent} cx="33" cy="23" r="3" />
        </g>
      </ConsoleShape>
    </Picture>
  );
}

interface ApprovalProps {
  readonly tone?: 'brand' | 'danger';
  /** Between console and person. */
  readonly between: ReactNode;
}

/** The console here, the person who decides there, and the way between them. */
function Approval({ tone = 'brand', between }: ApprovalProps) {
  const art = useArt();
  return (
    <Picture tone={tone}>
      <Ground />
      <g transform="translate(8 70) scale(0.9)">
        <ConsoleShape x={0} y={4}>
          <path className={art.accent} d="M8 18h13v11H8zM25 18h13v11H25zM46 18h13v11H46zM63 18h13v11H63z" />
        </ConsoleShape>
      </g>
      <PersonShape x={164} y={62} />
      <path className={art.object} d="M156 134h80v14h-80z" />
      <g transform="rotate(14 224 112)">
        <rect className={art.object} x="214" y="92" width="20" height="36" rx="4" />
        <path className={art.accentLine} d="M220 121h8" />
      </g>
      <path className={art.dashed} d="M56 60q66-62 138-10" />
      {between}
    </Picture>
  );
}

/** The request is on its way to somebody. */
export function AwaitingPerson() {
  const art = useArt();
  return (
    <Approval
      between={
        <>
          <circle className={mergeClasses(art.accent, art.pulsing)} cx="88" cy="36" r="6" />
          <circle className={mergeClasses(art.accent, art.pulsing, art.second)} cx="122" cy="28" r="6" />
          <circle className={mergeClasses(art.accent, art.pulsing, art.third)} cx="156" cy="32" r="6" />
        </>
      }
    />
  );
}

/** How a request that nobody approved has ended. */
const ENDS = {
  rejected: { tone: 'danger', sign: 'cross' },
  expired: { tone: 'danger', sign: 'clock' },
  cancelled: { tone: 'brand', sign: 'back' },
} as const;

function EndedRequest({ end }: { readonly end: keyof typeof ENDS }) {
  const { tone, sign } = ENDS[end];
  return <Approval tone={tone} between={<BadgeShape x={122} y={34} sign={sign} />} />;
}

/** Somebody said no. */
export const RejectedByPerson = () => <EndedRequest end="rejected" />;
/** Nobody answered in time. */
export const TimeOver = () => <EndedRequest end="expired" />;
/** The request was taken back. */
export const TakenBack = () => <EndedRequest end="cancelled" />;
