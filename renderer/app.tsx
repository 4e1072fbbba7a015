import { FluentProvider } from '@fluentui/react-components';
import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { lazy, Suspense, useMemo } from 'react';
import { BridgeContext } from './bridge-context';
import { ConsoleContext } from './console-context';
import { KeyboardHost } from './keyboard/keyboard-host';
import { SetupFrame } from './parts/setup-frame';
import { NoView } from './steps/starting/no-view';
import { Starting } from './steps/starting/starting';
import { STEP_SCREENS } from './steps/screens';
import { LanguageAnnouncer } from './text/language-announcer';
import { useLanguage } from './text/texts';
import { useCalls } from './use-calls';
import { useSetupView } from './use-setup-view';
import { PreferencesContext } from './preferences-context';
import { usePreferences } from './use-preferences';

/** In a chunk of its own, which an ordinary console never asks for. */
const DemoOverlay = lazy(() => import('./demo/demo-overlay').then((demo) => ({ default: demo.DemoOverlay })));

/** Empty: the themes are style sheets (renderer/theme), chosen by an attribute of the document. */
const THEME = {};

interface AppProps {
  readonly bridge: RoomConsoleBridge;
  /** What the console showed when the page was loaded; without it, it is asked for. */
  readonly firstView?: SetupView | null;
}

export function App({ bridge, firstView = null }: AppProps) {
  const preferences = usePreferences(bridge);
  const { view, failure, reload } = useSetupView(bridge, firstView);
  const { direction } = useLanguage(view?.locale ?? null);
  const { send, sendSecret, restart, callError } = useCalls(bridge, view?.step ?? null);
  const access = useMemo(
    () => (view === null ? null : { view, send, sendSecret, restart, callError }),
    [view, send, sendSecret, restart, callError],
  );
  const Screen = view === null ? Starting : STEP_SCREENS[view.step];

  return (
    <FluentProvider theme={THEME} dir={direction}>
      <BridgeContext value={bridge}>
        <PreferencesContext value={preferences}>
          <ConsoleContext value={access}>
            <SetupFrame bridge={bridge} step={view?.step ?? 'starting'} storage={view?.storage ?? null}>
              {failure === null ? (
                <Screen key={view?.step ?? 'starting'} />
              ) : (
                <NoView code={failure} onRetry={reload} />
              )}
            </SetupFrame>
            <LanguageAnnouncer />
            <KeyboardHost />
            {bridge.demo !== undefined && (
              <Suspense>
                <DemoOverlay bridge={bridge.demo} />
              </Suspense>
            )}
          </ConsoleContext>
        </PreferencesContext>
      </BridgeContext>
    </FluentProvider>
  );
}
