/** What a row, a card and a dialog say about a request in the same words. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import { MatchBadge } from './match-badge';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
});

export function ConsoleCode({ request }: { readonly request: DeviceRequest }) {
  return <span className={useStyles().code}>{request.userCode}</span>;
}

export function Place({ request }: { readonly request: DeviceRequest }) {
  return <div className={useStyles().quiet}>{`${request.site}, ${request.location}`}</div>;
}

/** Make and model, serial number, and whether that is what the account expects. */
export function DeviceFacts({ request }: { readonly request: DeviceRequest }) {
  const styles = useStyles();
  const { make, model, serial } = request.device;
  const name = [make, model].filter((part) => part !== null).join(' ');
  return (
    <div>
      {name === '' ? 'Model not reported' : name}
      <div className={styles.quiet}>Serial number: {serial ?? 'not reported'}</div>
      <MatchBadge request={request} />
    </div>
  );
}
