/**
 * What a device has of the others: a port to each. A message bears a tag, so that who waits for one micro-batch is not
 * given another; under one tag messages come in the order in which they were sent. A send never waits. Bytes are
 * counted here, at the port, by the collective they belong to.
 */
import type { Floats } from '../tensor.ts';
import type { Ring } from './ring.ts';
import { COLLECTIVES, type Collective, Trace } from './trace.ts';

interface Message {
  readonly tag: string;
  readonly numbers: Floats;
}

interface Inbox {
  readonly arrived: Floats[];
  readonly waiting: ((numbers: Floats) => void)[];
}

export class Links {
  readonly rank: number;
  readonly trace = new Trace();
  /** bytes sent so far */
  readonly sent = Object.fromEntries(COLLECTIVES.map((name) => [name, 0])) as Record<Collective, number>;
  readonly #ports = new Map<number, MessagePort>();
  readonly #inboxes = new Map<string, Inbox>();
  /** arrays that came in and were read, by length: the next message of that length leaves in one */
  readonly #spare = new Map<number, Floats[]>();

  constructor(rank: number) {
    this.rank = rank;
  }

  connect(peer: number, port: MessagePort): void {
    this.#ports.set(peer, port);
    port.onmessage = ({ data: { tag, numbers } }: MessageEvent<Message>) => {
      const { arrived, waiting } = this.#inbox(peer, tag);
      const first = waiting.shift();
      if (first) first(numbers);
      else arrived.push(numbers);
    };
  }

  /** A copy of the numbers, which is handed over. Throws where there is no port to this device. */
  send(peer: number, tag: string, numbers: Floats, collective: Collective): void {
    const port = this.#ports.get(peer);
    if (!port) throw new Error(`device ${this.rank} has no link to ${peer}`);
    const done = this.trace.exchange('send', peer, tag, collective);
    const copy = this.#spare.get(numbers.length)?.pop() ?? new Float32Array(numbers.length);
    copy.set(numbers);
    const { byteLength } = copy; // of what is handed over nothing is left
    port.postMessage({ tag, numbers: copy } satisfies Message, [copy.buffer]);
    this.sent[collective] += byteLength;
    done(byteLength);
  }

  /** As soon as it is there. */
  async receive(peer: number, tag: string, collective: Collective): Promise<Floats> {
    const { arrived, waiting } = this.#inbox(peer, tag);
    const done = this.trace.exchange('receive', peer, tag, collective);
    const numbers = arrived.shift() ?? (await new Promise<Floats>((resolve) => waiting.push(resolve)));
    done(numbers.byteLength);
    return numbers;
  }

  /** What was received is read: its array is used again, so that a run leaves little to collect. */
  release(numbers: Floats): void {
    const spare = this.#spare.get(numbers.length) ?? [];
    this.#spare.set(numbers.length, spare);
    spare.push(numbers);
  }

  /** The ring of some devices, this one among them, in their order. */
  ring(devices: readonly number[], tag: string): Ring {
    const [rank, size] = [devices.indexOf(this.rank), devices.length];
    const at = (place: number) => devices[(place + size) % size] as number;
    return {
      rank,
      size,
      send: (numbers, collective) => this.send(at(rank + 1), tag, numbers, collective),
      receive: (collective) => this.receive(at(rank - 1), tag, collective),
      release: (numbers) => this.release(numbers),
    };
  }

  close(): void {
    for (const port of this.#ports.values()) port.close();
  }

  #inbox(peer: number, tag: string): Inbox {
    const key = `${peer} ${tag}`;
    const inbox = this.#inboxes.get(key) ?? { arrived: [], waiting: [] };
    this.#inboxes.set(key, inbox);
    return inbox;
  }
}
