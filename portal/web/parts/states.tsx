/** What a page shows instead of its content: loading, empty, failed. */
import {
  Body1,
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Skeleton,
  SkeletonItem,
  Subtitle2,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import { messageOf } from '../api/api-error';

const useStyles = makeStyles({
  skeleton: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingVerticalM,
  },
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground2,
  },
  errorBody: { whiteSpace: 'normal' },
});

/** An answer that comes sooner is not announced by a flash of grey. */
const PATIENCE_MS = 150;

export function LoadingRows({ label, rows = 8 }: { readonly label: string; readonly rows?: number }) {
  const styles = useStyles();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setLate(true);
    }, PATIENCE_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, []);
  if (!late) return null;
  return (
    <Skeleton aria-label={label} className={styles.skeleton}>
      {Array.from({ length: rows }, (_, row) => (
        <SkeletonItem key={row} size={20} />
      ))}
    </Skeleton>
  );
}

export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <Subtitle2 as="h2">{title}</Subtitle2>
      {children}
    </div>
  );
}

export function LoadFailure({ what, error, onRetry }: { what: string; error: unknown; onRetry: () => unknown }) {
  const styles = useStyles();
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody className={styles.errorBody}>
        <MessageBarTitle>{what}</MessageBarTitle>
        {messageOf(error)}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => void onRetry()}>Try again</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** Why an act was refused, beside the control that asked for it. */
export function ActFailure({ error }: { readonly error: unknown }) {
  const styles = useStyles();
  if (error === null || error === undefined) return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody className={styles.errorBody}>
        <Body1>{messageOf(error)}</Body1>
      </MessageBarBody>
    </MessageBar>
  );
}
