/** What the settings only show. */
import type { Diagnostics } from '@roomkey/shared/ipc/contract';
import type { SettingsFacts } from '@roomkey/shared/ipc/settings';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../console-context';
import { type Fact, Facts } from '../parts/facts';
import { useFormat } from '../text/format';
import { Section } from './section';

const DEVICE_MEMBERS = ['make', 'model', 'serial', 'os'] as const;

export function AccountSection() {
  const { t } = useTranslation();
  const { account } = useConsole().view;
  return (
    <Section title={t('settings.account')}>
      {account === null ? (
        <span>{t('settings.noAccount')}</span>
      ) : (
        <Facts
          facts={[
            { name: t('signedIn.account'), value: account.upn },
            { name: t('signedIn.room'), value: account.roomName },
          ]}
        />
      )}
    </Section>
  );
}

export function PortalSection({ facts }: { readonly facts: SettingsFacts | null }) {
  const { t } = useTranslation();
  const { portal } = useConsole().view;
  const fingerprint = facts?.certificateFingerprint ?? null;
  const known: Fact[] = [
    { name: t('settings.address'), value: portal?.url ?? t('settings.unknown') },
    { name: t('settings.organisation'), value: portal?.organisation ?? t('settings.unknown') },
    ...(fingerprint === null ? [] : [{ name: t('settings.fingerprint'), value: fingerprint }]),
  ];
  return (
    <Section title={t('settings.portal')}>
      <Facts facts={known} />
    </Section>
  );
}

export function DeviceSection({ facts }: { readonly facts: SettingsFacts | null }) {
  const { t } = useTranslation();
  const { device } = useConsole().view;
  const displays = (facts?.displays ?? []).map(({ width, height, scale, main }) => {
    const size = `${width} × ${height}${scale === 1 ? '' : ` @ ${scale}`}`;
    return main ? t('settings.mainDisplay', { size }) : size;
  });
  return (
    <Section title={t('device.heading')}>
      <Facts
        facts={[
          ...DEVICE_MEMBERS.map((member) => ({
            name: t(`device.${member}`),
            value: device === null ? t('settings.unknown') : (device[member] ?? t('device.notReported')),
          })),
          { name: t('settings.displays'), value: displays.join(', ') },
        ]}
      />
      {device !== null && <span>{t(device.source === 'profile' ? 'device.simulated' : 'device.measured')}</span>}
    </Section>
  );
}

interface VersionSectionProps {
  readonly facts: SettingsFacts | null;
  readonly diagnostics: Diagnostics | null;
}

export function VersionSection({ facts, diagnostics }: VersionSectionProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.version')}>
      <Facts
        facts={[
          { name: t('app.name'), value: diagnostics?.appVersion ?? '' },
          { name: t('settings.runtime'), value: diagnostics === null ? '' : t(runtimeOf(diagnostics)) },
          // A proper name, the same in every language.
          { name: 'Electron', value: diagnostics?.electronVersion ?? '' },
          { name: t('settings.system'), value: facts?.system ?? '' },
        ]}
      />
    </Section>
  );
}

const runtimeOf = ({ packaged }: Diagnostics) => (packaged ? 'settings.runtimes.packaged' : 'settings.runtimes.source');

export function SelfCheckSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const { error, checkedAt } = useConsole().view.health;
  const time = checkedAt === null ? '' : format.time(checkedAt);
  const state = checkedAt === null ? 'notYet' : error === null ? 'healthy' : 'unhealthy';
  return (
    <Section title={t('settings.selfCheck')}>
      <span>{t(`home.${state}`, { time })}</span>
      {error !== null && (
        <span>
          {t(`errors.${error.code}.title`)} {t(`errors.${error.code}.text`)}
        </span>
      )}
    </Section>
  );
}
