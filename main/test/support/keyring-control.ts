/**
 * The control socket of gnome-keyring-daemon, as its PAM module speaks it: a credentials byte, then length, operation and
 * arguments, all numbers big-endian 32 bit. The daemon's own `--unlock` starts a new daemon instead of unlocking a running one.
 */
import { once } from 'node:events';
import { createConnection } from 'node:net';

const UNLOCK = 1;

export async function unlockThroughControl(socketPath: string, password: string): Promise<void> {
  const argument = Buffer.from(password, 'utf8');
  const packet = Buffer.alloc(12 + argument.length);
  packet.writeUInt32BE(packet.length, 0);
  packet.writeUInt32BE(UNLOCK, 4);
  packet.writeUInt32BE(argument.length, 8);
  argument.copy(packet, 12);

  const socket = createConnection(socketPath);
  await once(socket, 'connect');
  socket.write(Buffer.concat([Buffer.from([0]), packet]));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  if (answer.readUInt32BE(4) !== 0) throw new Error(`The keyring refused to unlock (${answer.readUInt32BE(4)})`);
}
