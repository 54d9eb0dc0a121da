/**
 * Native commands, as public samples and readers send them: AN12343, rev. 1.1, AN12196, rev. 2.0, and the trace of EV1 in
 * published/ev1-aes.ts.
 */
export const Command = {
  moreFrames: 0xaf,
  authenticateAes: 0xaa,
  authenticateEv2First: 0x71,
  authenticateEv2NonFirst: 0x77,
  getVersion: 0x60,
  getCardUid: 0x51,
  getFreeMemory: 0x6e,
  formatPicc: 0xfc,
  selectApplication: 0x5a,
  getApplicationIds: 0x6a,
  createApplication: 0xca,
  deleteApplication: 0xda,
  getKeySettings: 0x45,
  changeKeySettings: 0x54,
  getKeyVersion: 0x64,
  changeKey: 0xc4,
  createStandardFile: 0xcd,
  createBackupFile: 0xcb,
  deleteFile: 0xdf,
  getFileIds: 0x6f,
  getFileSettings: 0xf5,
  readData: 0xbd,
  /** The same with the chaining of ISO/IEC 14443-4 instead of AF frames; EV2 and later. */
  readDataIso: 0xad,
  writeData: 0x3d,
  writeDataIso: 0x8d,
  commitTransaction: 0xc7,
  abortTransaction: 0xa7,
} as const;

/** Status codes, the second byte of the status word 91xx: 00 and AF in the same samples, the errors as readers name them. */
export const Status = {
  ok: 0x00,
  noChanges: 0x0c,
  outOfMemory: 0x0e,
  illegalCommand: 0x1c,
  integrityError: 0x1e,
  noSuchKey: 0x40,
  lengthError: 0x7e,
  permissionDenied: 0x9d,
  parameterError: 0x9e,
  applicationNotFound: 0xa0,
  authenticationError: 0xae,
  additionalFrame: 0xaf,
  boundaryError: 0xbe,
  commandAborted: 0xca,
  countError: 0xce,
  duplicateError: 0xde,
  fileNotFound: 0xf0,
} as const;
export type Status = (typeof Status)[keyof typeof Status];

/** What the card says to a command: clear data, or why not. */
export type Reply = { readonly data: Uint8Array } | { readonly refused: Status };

/** Refuses a command. */
export const refuse = (refused: Status): { readonly refused: Status } => ({ refused });
