/** Pictures of the console itself. */
import { mergeClasses } from '@fluentui/react-components';
import { useArt } from './art';
import { BadgeShape, ConsoleShape, Ground, Picture } from './shapes';

function Checks() {
  const art = useArt();
  return (
    <>
      {[9, 23, 37].map((y) => (
        <g key={y}>
          <path className={mergeClasses(art.line, art.turning)} d={`M8 ${y}l3 3 6-7`} />
          <path className={art.thin} d={`M28 ${y}h${y === 23 ? 32 : 46}`} />
        </g>
      ))}
    </>
  );
}

/** The console under a magnifying glass. */
export function DeviceCheck() {
  const art = useArt();
  return (
    <Picture>
      <Ground />
      <g transform="translate(-24 -22) scale(1.2)">
        <ConsoleShape x={58} y={58}>
          <Checks />
        </ConsoleShape>
      </g>
      <path className={art.accentLine} d="M190 92l20 22" strokeWidth="7" />
      <circle className={art.object} cx="174" cy="74" r="25" />
      <circle className={art.tint} cx="174" cy="74" r="18" />
      <path className={mergeClasses(art.accentLine, art.turning)} d="M164 75l7 7 13-15" />
    </Picture>
  );
}

/** The console, and that something is wrong with it. */
export function DeviceFault() {
  return (
    <Picture tone="danger">
      <Ground />
      <g transform="translate(-14 -22) scale(1.2)">
        <ConsoleShape x={58} y={58}>
          <Checks />
        </ConsoleShape>
      </g>
      <BadgeShape x={180} y={48} sign="exclamation" />
    </Picture>
  );
}

/** The console is being made as it was; a turn has the clock's direction everywhere. */
export function DeviceReset() {
  const art = useArt();
  return (
    <Picture upright>
      <Ground />
      <g transform="translate(-14 -22) scale(1.2)">
        <ConsoleShape x={58} y={58}>
          <path className={art.accentLine} d="M55 18a15 15 0 1 0 2 9M58 10v9h-9" />
        </ConsoleShape>
      </g>
    </Picture>
  );
}

function Cloud() {
  const art = useArt();
  return (
    <path className={art.object} d="M150 62a21 21 0 0 1 4-41.600 28 28 0 0 1 53 7.600 17.500 17.500 0 0 1-3 34z" />
  );
}

/** The console joined to a portal somewhere. */
export function Connected() {
  const art = useArt();
  return (
    <Picture>
      <Ground />
      <ConsoleShape x={18} y={64}>
        <path className={mergeClasses(art.line, art.turning)} d="M30 24l8 8 16-18" />
      </ConsoleShape>
      <path className={art.accentLine} d="M122 98h34q20 0 20-20V66" />
      <circle className={art.accent} cx="150" cy="98" r="6" />
      <Cloud />
    </Picture>
  );
}

/** The way to the portal is interrupted. */
export function Disconnected() {
  const art = useArt();
  return (
    <Picture tone="danger">
      <Ground />
      <ConsoleShape x={18} y={64}>
        <path className={art.thin} d="M22 34a28 28 0 0 1 40 0M31 42a15 15 0 0 1 22 0" />
      </ConsoleShape>
      <path className={art.line} d="M122 98h16M176 66v8" />
      <path className={art.object} d="M138 89h8v18h-8z" />
      <path className={art.line} d="M146 94h6M146 102h6" />
      <path className={art.object} d="M167 74h18v8h-18z" />
      <path className={art.accentLine} d="M164 96l6 6M158 86l3 4M172 108l4 3" />
      <Cloud />
    </Picture>
  );
}
