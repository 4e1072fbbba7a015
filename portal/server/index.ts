/** The portal's process: reads the command line, starts, prints what scripts read, stops cleanly on a signal. */
import { CommanderError, readCommandLine } from './config/cli';
import { fingerprintGroups } from '@roomkey/shared/protocol/portal-address';
import { fingerprintOf } from './features/connection/connection';
import { StartupError } from './config/startup-errors';
import { addressLines, authorityLines, terminalCode } from './lan/lan-lines';
import type { LocalNetwork } from './lan/local-network';
import { startPortal, type RunningPortal } from './start-portal';

const EXIT = { usage: 2, lockLost: 3, unexpected: 1 } as const;

try {
  const config = await readCommandLine(process.argv.slice(2), process.env);
  const portal = await startPortal(config, { onLockLost: () => process.exit(EXIT.lockLost) });
  stopWhenAsked(portal, config.endWithInput);
  print(`Portal: ${portal.url}`);
  const fingerprint = fingerprintOf(config.tls);
  // A console whose system does not know the issuer shows it too: whoever stands there compares the two.
  if (fingerprint !== null) print(`Certificate SHA-256: ${fingerprintGroups(fingerprint).join(' ')}`);
  if (portal.ctx.lan !== null) tellNetwork(portal.ctx.lan);
  print(`Sign in: ${portal.signInUrl}`);
  if (portal.ctx.lan !== null) showCode(portal.ctx.lan);
  if (config.testControls)
    print('Test controls: on. Callers can move time and inject faults; never use this for real rooms.');
  if (config.demo) print('Demo: on. A presenter can reset everything to the sample organisation.');
} catch (error) {
  process.exitCode = report(error);
}

function tellNetwork(lan: LocalNetwork): void {
  [...authorityLines(lan), ...addressLines(lan)].forEach(print);
  lan.onChange(() => {
    addressLines(lan).forEach(print);
    showCode(lan);
  });
}

/** Scripts read lines, people scan. */
function showCode(lan: LocalNetwork): void {
  if (process.stdout.isTTY) terminalCode(lan).forEach(print);
}

/** By a signal, or by the end of its input: a process that started it and was killed cannot send one. */
function stopWhenAsked(portal: RunningPortal, endWithInput: boolean): void {
  const stop = () => {
    portal.close().then(
      () => process.exit(0),
      () => process.exit(EXIT.unexpected),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (endWithInput) process.stdin.resume().once('close', stop);
}

/** Gives back the exit code. Commander has already printed its own message. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
  if (error instanceof StartupError) {
    process.stderr.write(`Roomkey portal did not start [${error.code}]: ${error.message}\n${error.remedy}\n`);
    return error.exitCode;
  }
  process.stderr.write(
    `Roomkey portal did not start: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}\n`,
  );
  return EXIT.unexpected;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
