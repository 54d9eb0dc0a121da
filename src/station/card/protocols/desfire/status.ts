import type { DesfireError } from '../errors.ts';

/** Status codes (as nfc-tools/libfreefare, freefare.h, and the NT4H2421Gx data sheet name them). */
export const OPERATION_OK = 0x00;
export const ADDITIONAL_FRAME = 0xaf;

const errors: Readonly<Record<number, DesfireError>> = {
  0x0c: 'desfire.no-changes', // NO_CHANGES
  0x0e: 'desfire.memory-full', // OUT_OF_EEPROM_ERROR
  0x1c: 'desfire.command-refused', // ILLEGAL_COMMAND_CODE
  0x1e: 'desfire.command-refused', // INTEGRITY_ERROR: CRC, MAC or padding of the command
  0x40: 'desfire.key-unknown', // NO_SUCH_KEY
  0x7e: 'desfire.command-refused', // LENGTH_ERROR
  0x9d: 'desfire.permission-denied', // PERMISSION_DENIED
  0x9e: 'desfire.command-refused', // PARAMETER_ERROR
  0xa0: 'desfire.application-unknown', // APPLICATION_NOT_FOUND
  0xa1: 'desfire.card-damaged', // APPL_INTEGRITY_ERROR
  0xad: 'desfire.authentication-refused', // AUTHENTICATION_DELAY (EV2)
  0xae: 'desfire.authentication-refused', // AUTHENTICATION_ERROR
  0xbe: 'desfire.out-of-bounds', // BOUNDARY_ERROR
  0xc1: 'desfire.card-damaged', // PICC_INTEGRITY_ERROR
  0xca: 'desfire.command-refused', // COMMAND_ABORTED: a chain was not ended
  0xcd: 'desfire.card-damaged', // PICC_DISABLED_ERROR
  0xce: 'desfire.memory-full', // COUNT_ERROR: no room for another application
  0xde: 'desfire.already-there', // DUPLICATE_ERROR
  0xee: 'desfire.card-damaged', // EEPROM_ERROR
  0xf0: 'desfire.file-unknown', // FILE_NOT_FOUND
  0xf1: 'desfire.card-damaged', // FILE_INTEGRITY_ERROR
};

/** What a status code other than 00 and AF means here; `card.status-word` for one that no public document lists. */
export const errorOf = (status: number): DesfireError | 'card.status-word' =>
  errors[status] ?? 'card.status-word';
