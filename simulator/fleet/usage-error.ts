/** The command line asks for what cannot be done; the message is for the person who wrote it. Exit code 2. */
export class UsageError extends Error {}
