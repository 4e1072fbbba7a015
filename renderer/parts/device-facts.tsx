import { makeStyles, tokens } from '@fluentui/react-components';
import type { DeviceIdentity } from '@roomkey/shared/device/identity';
import { useTranslation } from 'react-i18next';
import { Facts } from './facts';

const MEMBERS = ['make', 'model', 'serial', 'os'] as const;

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  source: { margin: 0, fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground2 },
});

/** What the device says it is: an administrator compares this. */
export function DeviceFacts({ device }: { readonly device: DeviceIdentity }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const facts = MEMBERS.map((member) => ({
    name: t(`device.${member}`),
    value: device[member] ?? t('device.notReported'),
  }));
  return (
    <>
      <h2 className={styles.heading}>{t('device.heading')}</h2>
      <Facts facts={facts} />
      <p className={styles.source}>{t(device.source === 'profile' ? 'device.simulated' : 'device.measured')}</p>
    </>
  );
}
