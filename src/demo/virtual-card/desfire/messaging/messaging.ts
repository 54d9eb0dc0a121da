/** How the bytes of a file, or of a command, travel (NT4H2421Gx data sheet, rev. 3.0, 9.1.8 to 9.1.10). */
export type CommMode = 'plain' | 'mac' | 'full';

/** What a command is made of, and which way its protected data goes. */
export interface Plan {
  /**
   * `write`: the body goes to the card in this mode. `read`: the answer comes in this mode. `general`: nothing of it is
   * secret, and MACs go where the generation of the secure messaging puts them.
   */
  readonly kind: 'general' | 'read' | 'write';
  readonly mode: CommMode;
  /** Bytes of the command that are never enciphered: key number, file number, offset, length. */
  readonly header: number;
  /** Clear bytes behind the header. */
  readonly body: number;
  /** Further clear bytes that EV1 puts behind its CRC: the CRC of a new key. */
  readonly extra?: number;
  /** EV1 marks the end of enciphered data whose length the reader did not say. */
  readonly unknownLength?: boolean;
}

/** A session between reader and card after an authentication: one generation of secure messaging. */
export interface Messaging {
  /** The key that opened the session. */
  readonly keyNumber: number;
  /** Bytes that the data field of a command has on the wire. */
  wireLength(plan: Plan): number;
  /** The clear data field of a command; undefined when MAC, CRC or padding are wrong. */
  open(command: number, wire: Uint8Array, plan: Plan): Uint8Array | undefined;
  /** The data field of a good answer, protected. Called once for each opened command. */
  seal(data: Uint8Array, plan: Plan): Uint8Array;
}
