import type { Step } from '@roomkey/shared/setup/contract/view';
import type { ReactNode } from 'react';
import type { Tone } from './page';
import { StepPage } from './step-page';
import { type PlainIntent, Ways } from './ways';
import { WaysExplained } from './ways-explained';

interface EndedStepProps {
  readonly step: Step;
  readonly tone?: Tone;
  readonly back: readonly PlainIntent[];
  readonly onward: readonly PlainIntent[];
  /** Between what went wrong and the ways on. */
  readonly children?: ReactNode;
}

/** A step at which setup does not go on by itself: what happened, and which ways lead on. */
export function EndedStep({ step, tone = 'brand', back, onward, children }: EndedStepProps) {
  return (
    <StepPage
      step={step}
      tone={tone}
      beside={
        <>
          {children}
          <WaysExplained />
        </>
      }
      actions={<Ways back={back} onward={onward} />}
    />
  );
}
