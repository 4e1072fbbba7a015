/** How the console ends, by name. The numbers stand where watchers find them too. */
export { EXIT_CODES, type ExitName } from '@roomkey/shared/watcher/exit-codes';
