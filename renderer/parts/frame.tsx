import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import type { SetupError } from '@roomkey/shared/setup/contract/errors';
import type { Step } from '@roomkey/shared/setup/contract/view';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StorageWarning } from './storage-warning';
import { HeaderActions } from './header-actions';
import { KioskExit } from './kiosk-exit';
import { Mark } from './mark';
import { TOUCH_SIZE } from './touch-button';

const useStyles = makeStyles({
  frame: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
    backgroundImage: `radial-gradient(ellipse 60rem 36rem at 50% -10%, ${tokens.colorBrandBackground2}, transparent)`,
  },
  header: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalXXXL,
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  simulation: {
    fontSize: tokens.fontSizeBase300,
    height: 'auto',
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalM,
  },
  main: {
    flex: '1 1 0',
    minHeight: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalXXXL,
  },
  footer: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    minHeight: TOUCH_SIZE,
    paddingInline: tokens.spacingHorizontalXXXL,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

interface FrameProps {
  readonly bridge: RoomConsoleBridge;
  readonly step: Step;
  readonly storage: SetupError | null;
  readonly children: ReactNode;
}

/** What surrounds every step: the name, the mark that this is a simulation, and the way out of kiosk mode. */
export function Frame({ bridge, step, storage, children }: FrameProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.frame}>
      <header className={styles.header}>
        <div className={styles.brand}>
          <Mark />
          <span>{t('app.name')}</span>
        </div>
        <HeaderActions />
        <Badge
          appearance="outline"
          color="informative"
          shape="rounded"
          size="extra-large"
          className={styles.simulation}
        >
          {t('app.simulation')}
        </Badge>
      </header>
      <main className={styles.main} data-step={step}>
        {storage !== null && <StorageWarning error={storage} />}
        {children}
      </main>
      <footer className={styles.footer}>
        <span>{t('app.independent')}</span>
        <KioskExit bridge={bridge} />
      </footer>
    </div>
  );
}
