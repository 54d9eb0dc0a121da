/**
 * Native command codes. Names: MF3ICDx21_41_81 short data sheet, tables 6 to 9; codes: AN12196, AN12343, and the public
 * logs of EV1 cited in the tests.
 */
export const instruction = {
  authenticateAes: 0xaa,
  authenticateEv2First: 0x71,
  authenticateEv2NonFirst: 0x77,
  additionalFrame: 0xaf,
  getVersion: 0x60,
  getCardUid: 0x51,
  selectApplication: 0x5a,
  createApplication: 0xca,
  getApplicationIds: 0x6a,
  changeKeySettings: 0x54,
  changeKey: 0xc4,
  getKeyVersion: 0x64,
  createBackupDataFile: 0xcb,
  getFileIds: 0x6f,
  getFileSettings: 0xf5,
  readData: 0xbd,
  writeData: 0x3d,
  commitTransaction: 0xc7,
  abortTransaction: 0xa7,
  formatPicc: 0xfc,
} as const;
