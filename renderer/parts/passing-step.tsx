import type { Step } from '@roomkey/shared/setup/contract/view';
import type { ReactNode } from 'react';
import { useConsole } from '../console-context';
import { ConnectionState } from './connection-state';
import { StepPage } from './step-page';
import { Ways } from './ways';

/** A step that goes on by itself and, while the portal does not answer, says when it tries again. */
export function PassingStep({ step, icon }: { readonly step: Step; readonly icon: ReactNode }) {
  const { connection } = useConsole().view;
  return (
    <StepPage
      step={step}
      icon={icon}
      beside={connection.state === 'offline' && <ConnectionState />}
      actions={<Ways back={['startOver']} onward={['retry']} />}
    />
  );
}
