import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import type { FrontOfRoomBridge } from '@roomkey/shared/ipc/front-of-room';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../parts/mark';
import { useLanguage } from '../text/texts';
import { RoomHome } from './room-home';
import { SetupScene } from './setup-scene';
import { StageProgress } from './stage-progress';
import { useRoomView } from './use-room-view';

/** Empty: the themes are style sheets, chosen by an attribute of the document. */
const THEME = {};

const useStyles = makeStyles({
  stage: {
    boxSizing: 'border-box',
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    paddingBlock: '2.5rem',
    paddingInline: '4rem',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  header: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '1.5rem',
    fontSize: '2.25rem',
    lineHeight: '3rem',
    fontWeight: tokens.fontWeightSemibold,
  },
  name: { minWidth: 0, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' },
  simulation: {
    flexShrink: 0,
    marginInlineStart: 'auto',
    paddingInline: '1.25rem',
    paddingBlock: '0.25rem',
    borderRadius: '0.75rem',
    border: `0.125rem solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  main: { flex: '1 1 0', minHeight: 0, display: 'flex', flexDirection: 'column' },
});

/** What everybody in the room sees: how far the setup is, then the room's home. Always marked as a simulation. */
export function FrontOfRoom({ bridge }: { readonly bridge: FrontOfRoomBridge }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const view = useRoomView(bridge);
  const { direction } = useLanguage(view?.locale ?? null);
  const isHome = view?.scene === 'home';
  const window = t('frontOfRoom.window');
  useEffect(() => {
    document.title = `${window} – ${t('app.name')}`;
  }, [window, t]);

  return (
    <FluentProvider theme={THEME} dir={direction}>
      <div className={styles.stage}>
        <header className={styles.header}>
          <Mark />
          <span className={styles.name}>{!isHome && view?.roomName ? view.roomName : t('app.name')}</span>
          <span className={styles.simulation}>{t('app.simulation')}</span>
        </header>
        <main className={styles.main} data-scene={view?.scene ?? 'starting'}>
          {isHome ? (
            <RoomHome roomName={view.roomName} />
          ) : (
            <SetupScene
              scene={view?.scene ?? 'starting'}
              approval={view?.approval ?? null}
              offline={view?.offline ?? false}
            />
          )}
        </main>
        {view?.stage != null && <StageProgress stage={view.stage} complete={view.scene === 'ready'} />}
      </div>
    </FluentProvider>
  );
}
