/**
 * One keep-alive HTTP/1.1 connection on a bare socket: ten thousand of these cost the load generator little, so that what
 * is measured is the server. It reads answers with `content-length` only, as Roomkey's portal and oidc-provider send them.
 */
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export class Connection {
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | null = null;
  #received = '';
  #waiting: Waiting | null = null;

  /** @param origin `http://127.0.0.1:PORT`; anything but loopback is refused, so that load goes nowhere else. */
  constructor(origin: string) {
    const url = new URL(origin);
    if (url.protocol !== 'http:' || url.hostname !== '127.0.0.1') throw new Error(`not a loopback address: ${origin}`);
    this.#host = url.hostname;
    this.#port = Number(url.port);
  }

  /** One request at a time. Rejects when the connection ends before the answer has come. */
  send(method: string, path: string, headers: Readonly<Record<string, string>>, body = ''): Promise<Answer> {
    if (this.#waiting !== null) throw new Error('a request is under way');
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#open().write(
        `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}:${this.#port}\r\n${lines.join('')}${length}\r\n${body}`,
      );
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    if (this.#socket !== null) return this.#socket;
    const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
    this.#socket = socket;
    this.#received = '';
    // The portal's answers are ASCII; latin1 keeps one character for each byte of the length.
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.#take(text));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#socket = null;
      this.#settle()?.reject(new Error('the connection ended before the answer'));
    });
    return socket;
  }

  #take(text: string): void {
    this.#received += text;
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#received.slice(0, end);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#received.length < end + 4 + length) return;
    const body = this.#received.slice(end + 4, end + 4 + length);
    this.#received = '';
    this.#settle()?.resolve({ status: Number(head.slice(9, 12)), body });
  }

  #settle(): Waiting | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    return waiting;
  }
}
