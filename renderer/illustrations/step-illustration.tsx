import type { Step } from '@roomkey/shared/setup/contract/view';
import type { ComponentType } from 'react';
import { Connected, DeviceCheck, DeviceFault, DeviceReset, Disconnected } from './device';
import { AgreementSheet, AwaitingPerson, CodeSheet, RejectedByPerson, TakenBack, TimeOver } from './request';
import { DoorOpen, DoorStaysShut, KeychainLocked, KeyIntoKeychain, KeyToDoor, MeetingRoom } from './room';

/** The room's home shows the room itself, and needs no picture of it. */
const ILLUSTRATIONS: Readonly<Partial<Record<Step, ComponentType>>> = {
  starting: MeetingRoom,
  connect: Connected,
  welcome: MeetingRoom,
  verifyingDevice: DeviceCheck,
  deviceVerificationFailed: DeviceFault,
  agreement: AgreementSheet,
  oneTimePassword: CodeSheet,
  awaitingApproval: AwaitingPerson,
  rejected: RejectedByPerson,
  expired: TimeOver,
  cancelled: TakenBack,
  storingCredentials: KeyIntoKeychain,
  vaultUnavailable: KeychainLocked,
  signingIn: KeyToDoor,
  signInFailed: DoorStaysShut,
  manualSetup: KeyToDoor,
  startingOver: DeviceReset,
  resetting: DeviceReset,
  signedIn: DoorOpen,
};

interface StepIllustrationProps {
  readonly step: Step;
  /** Whether the step waits for the portal to come back. */
  readonly offline: boolean;
}

/** The picture of a step as it stands now. */
export function StepIllustration({ step, offline }: StepIllustrationProps) {
  const Usual = ILLUSTRATIONS[step];
  if (Usual === undefined) return null;
  return offline ? <Disconnected /> : <Usual />;
}
