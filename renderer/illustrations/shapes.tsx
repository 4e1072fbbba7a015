/** What the illustrations are put together from. Places are those of the drawing area, 240 × 160. */
import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useArt } from './art';

interface PictureProps {
  readonly tone?: 'brand' | 'danger' | 'success';
  /** It has no direction: it is the same in every language. */
  readonly upright?: boolean;
  readonly children: ReactNode;
}

/**
 * The drawing area. Decoration: it says nothing that the page does not say in words. From right to left the picture is turned, as
 * the way from here to there is; what turns again within it (`art.turning`) has no direction, or one of its own.
 */
export function Picture({ tone = 'brand', upright = false, children }: PictureProps) {
  const art = useArt();
  return (
    <svg
      viewBox="0 0 240 160"
      className={mergeClasses(art.picture, art[tone], !upright && art.turning)}
      aria-hidden="true"
      focusable="false"
      data-illustration=""
    >
      {children}
    </svg>
  );
}

interface At {
  readonly x: number;
  readonly y: number;
}

/** A touch console on its foot, 104 × 84; its screen takes what is put in, in its own places (0 to 84, 0 to 46). */
export function ConsoleShape({ x, y, children }: At & { readonly children?: ReactNode }) {
  const art = useArt();
  return (
    <g transform={`translate(${x} ${y})`}>
      <path className={art.object} d="M30 66h44l12 16H18z" />
      <rect className={art.object} width="104" height="66" rx="9" />
      <rect className={art.tint} x="10" y="10" width="84" height="46" rx="3" />
      <g transform="translate(10 10)">{children}</g>
    </g>
  );
}

/** Head and shoulders, 64 × 72. */
export function PersonShape({ x, y }: At) {
  const art = useArt();
  return (
    <g transform={`translate(${x} ${y})`}>
      <path className={art.object} d="M2 72c0-20 13-30 30-30s30 10 30 30z" />
      <circle className={art.object} cx="32" cy="20" r="17" />
    </g>
  );
}

/** A sheet with a folded corner, 92 × 124. */
export function SheetShape({ x, y, children }: At & { readonly children?: ReactNode }) {
  const art = useArt();
  return (
    <g transform={`translate(${x} ${y})`}>
      <path className={art.object} d="M8 0h60l24 24v92a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8V8a8 8 0 0 1 8-8z" />
      <path className={art.line} d="M68 0v16a8 8 0 0 0 8 8h16" />
      {children}
    </g>
  );
}

const SIGNS = {
  check: 'M-9 1l6 6L9-7',
  cross: 'M-7-7L7 7M7-7L-7 7',
  exclamation: 'M0-10V2M0 9v.1',
  clock: 'M0-9V0l7 5',
  back: 'M-9-1h12a6 6 0 0 1 0 12h-5M-9-1l6-6M-9-1l6 6',
} as const;

/** Turned from right to left, as back is there. */
const DIRECTED: readonly (keyof typeof SIGNS)[] = ['back'];

interface BadgeProps extends At {
  readonly sign: keyof typeof SIGNS;
  readonly className?: string;
}

/** A filled circle with a sign, around its centre. */
export function BadgeShape({ x, y, sign, className }: BadgeProps) {
  const art = useArt();
  return (
    <g transform={`translate(${x} ${y})`}>
      <g className={className}>
        <circle className={art.accent} r="23" />
        <path
          className={mergeClasses(art.onAccent, !DIRECTED.includes(sign) && art.turningSign)}
          d={SIGNS[sign]}
          strokeWidth="4"
        />
      </g>
    </g>
  );
}

/** A key lying level, its bit to the right, 60 × 26; the hole of its bow is at 13, 13. */
export function KeyShape({ x, y }: At) {
  const art = useArt();
  return (
    <g transform={`translate(${x} ${y})`}>
      <path className={art.line} d="M25 13h33M48 13v9M57 13v7" />
      <circle className={art.object} cx="13" cy="13" r="12" />
      <circle className={art.accent} cx="13" cy="13" r="4" />
    </g>
  );
}

/** The line on which things stand. */
export function Ground() {
  const art = useArt();
  return <path className={art.thin} d="M12 148h216" />;
}
