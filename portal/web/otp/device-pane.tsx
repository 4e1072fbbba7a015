import { Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import type { DeviceSource } from '@roomkey/shared/protocol/lists';
import { Facts } from '../parts/facts';
import { MatchBadge } from '../requests/match-badge';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  missing: { color: tokens.colorNeutralForeground2, fontStyle: 'italic' },
});

const SOURCES: Record<DeviceSource, string> = {
  measured: 'Measured on the device',
  profile: 'From a device profile (not measured)',
};

/** What the device says of itself. A member that it could not read never blocks the setup, so it is named as missing. */
export function DevicePane({ request }: { readonly request: DeviceRequest }) {
  const { device, expectedDevice } = request;
  const styles = useStyles();
  const reported = (value: string | null) => value ?? <span className={styles.missing}>not reported</span>;
  return (
    <section className={styles.pane} aria-labelledby="device-information">
      <Subtitle2 as="h2" id="device-information">
        Device information
      </Subtitle2>
      <Facts
        facts={[
          ['Make', reported(device.make)],
          ['Model', reported(device.model)],
          ['Serial number', reported(device.serial)],
          ['Operating system', reported(device.os)],
          ['App version', reported(device.appVersion)],
          ['Source', SOURCES[device.source]],
        ]}
      />
      {expectedDevice !== null && (
        <>
          <MatchBadge request={request} />
          <Facts
            facts={[
              ['Expected serial number', expectedDevice.serial],
              ['Expected model', expectedDevice.model ?? 'Any'],
            ]}
          />
        </>
      )}
    </section>
  );
}
