/** The three ways in which a request ends without a credential. From each, three ways on. */
import { machineSetup } from '../machine-setup';

const waysOn = machineSetup.createStateConfig({
  on: {
    enterAnotherCode: { target: '#setup.oneTimePassword', actions: 'forgetRequest' },
    manualSetup: { target: '#setup.manualSetup', actions: 'forgetRequest' },
    startOver: { target: '#setup.startingOver' },
  },
});

export const rejected = waysOn;
export const expired = waysOn;
export const cancelled = waysOn;
