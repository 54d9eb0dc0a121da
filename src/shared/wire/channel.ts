/** A two-way pipe of text frames: a MessagePort, a WebSocket, a child process. Each adapter is a few lines in its own process. */
export interface Channel {
  send(frame: string): void;
  /** At most one listener; frames that come before it is set are kept by the adapter. */
  onFrame(listener: (frame: string) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** Two channels joined in memory, delivering in order and asynchronously, as a real pipe does. For tests. */
export function channelPair(): [Channel, Channel] {
  const left = new MemoryChannel();
  const right = new MemoryChannel();
  left.peer = right;
  right.peer = left;
  return [left, right];
}

class MemoryChannel implements Channel {
  peer: MemoryChannel | undefined;
  #listener: ((frame: string) => void) | undefined;
  #closeListener: (() => void) | undefined;
  #waiting: string[] = [];
  #closed = false;

  send(frame: string): void {
    if (this.#closed) return;
    const peer = this.peer;
    queueMicrotask(() => peer?.receive(frame));
  }
  onFrame(listener: (frame: string) => void): void {
    this.#listener = listener;
    for (const frame of this.#waiting.splice(0)) listener(frame);
  }
  onClose(listener: () => void): void {
    this.#closeListener = listener;
  }
  close(): void {
    const peer = this.peer;
    this.shut();
    queueMicrotask(() => peer?.shut());
  }
  receive(frame: string): void {
    if (this.#closed) return;
    if (this.#listener === undefined) this.#waiting.push(frame);
    else this.#listener(frame);
  }
  shut(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#closeListener?.();
  }
}
