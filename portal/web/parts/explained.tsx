import { Link, Tooltip, makeStyles, mergeClasses, tokens, useId } from '@fluentui/react-components';
import { useEffect, useState, type FocusEvent, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

const useStyles = makeStyles({
  explained: {
    display: 'inline-flex',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  link: { ':hover': { textDecorationLine: 'none' } },
});

/** A pointer that only passes by asks for nothing; one on its way to the explanation still wants it. */
const HOVER_MS = 250;

interface Props {
  readonly explanation: ReactNode;
  /** Where a click leads; without it there is only the explanation. */
  readonly href?: string;
  readonly children: ReactNode;
}

/** What hover and focus explain. The tooltip is built only then: a table has two in every row. */
export function Explained({ explanation, href, children }: Props) {
  const styles = useStyles();
  const id = useId('explanation');
  /** What is pointed at or focused, and what is explained: that follows after a moment. */
  const [wanted, setWanted] = useState<HTMLElement | null>(null);
  const [target, setTarget] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (wanted === target) return undefined;
    const timer = window.setTimeout(() => {
      setTarget(wanted);
    }, HOVER_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [wanted, target]);
  const turnTo = (element: HTMLElement | null) => {
    setWanted(element);
    setTarget(element);
  };
  const hide = () => {
    turnTo(null);
  };
  const explained = {
    className: mergeClasses(styles.explained, href !== undefined && styles.link),
    ...(target === null ? {} : { 'aria-describedby': id }),
    onPointerEnter: ({ currentTarget }: PointerEvent<HTMLElement>) => {
      setWanted(currentTarget);
    },
    onPointerLeave: () => {
      setWanted(null);
    },
    onFocus: ({ currentTarget }: FocusEvent<HTMLElement>) => {
      turnTo(currentTarget);
    },
    onBlur: hide,
    onKeyDown: ({ key }: KeyboardEvent) => {
      if (key === 'Escape') hide();
    },
    children,
  };
  return (
    <>
      {href === undefined ? <span tabIndex={0} role="note" {...explained} /> : <Link href={href} {...explained} />}
      {target !== null && (
        <Tooltip
          visible
          withArrow
          relationship="inaccessible"
          content={{
            id,
            children: explanation,
            // It stays while somebody reads it with the pointer.
            onPointerEnter: () => {
              setWanted(target);
            },
            onPointerLeave: () => {
              setWanted(null);
            },
          }}
          positioning={{ target }}
          onVisibleChange={(_, { visible }) => {
            if (!visible) hide();
          }}
        />
      )}
    </>
  );
}
