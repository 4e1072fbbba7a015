import { createMemoryVault } from '../../../adapters/vault/memory-vault';
import { vaultContract } from './contract';

vaultContract('The memory vault', () => createMemoryVault());
