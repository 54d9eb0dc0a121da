/**
 * NXP AN12343, "MIFARE DESFire Light Features and Hints", rev. 1.1: the secure messaging of EV2 with numbers. Read in
 * the tests of public projects that quote it by table: MichaelsPlayground/TalkToYourDESFireCard
 * (DesfireAuthenticateEv2.java), RfidResearchGroup/proxmark3 (client/src/mifare/desfiretest.c) and two others.
 */

/** Table 16: AuthenticateEV2First with key 0, sixteen zeros. ISO-wrapped. */
export const AN12343_FIRST = {
  rndB: 'FA659AD0DCA738DD65DC7DC38612AD81',
  rndA: 'B04D0787C93EE0CC8CACC8E86F16C6FE',
  transaction: '8CF141F3',
  exchanges: [
    ['9071000002000000', '24677DDBD46349E623798FD729006E7991AF'],
    [
      '90AF0000203B50445F21D21D77D500794DEB245E5A754F5F901844259F4C9B31A5C7335ACD00',
      '04C6DBD67417ED0D31DDDE4D2E3FFAC2B4B074F638EEF7FFF9254963B65C77599100',
    ],
  ],
  encryptionKey: '63DC07286289A7A6C0334CA31C314A04',
  macKey: '774F26743ECE6AF5033B6AE8522946F6',
} as const;

/** Pages 15 to 17: GetCardUID. */
export const AN12343_UID = {
  encryptionKey: 'C1D7BD9F60034D8432F9AF3403D573D0',
  macKey: 'FD9E26C9766F07C1D07106C0F8F3671F',
  transaction: '569D4B24',
  sent: '5CA9EF7C912A391B',
  uid: '04DE5F1EACC040',
  received: 'CDFFBF6D34231DA2789DA9D3AB15D560CE75E39EDBE94C2F',
} as const;

/** Tables 23 and 24: WriteData and ReadData of a file in MAC mode. Data fields. */
export const AN12343_MAC = {
  encryptionKey: 'C4C9F2A734F32967FAC80A0F37C764F0',
  macKey: '9366FA195EB566F5BD2BAD4020B83002',
  transaction: 'E2D3AF69',
  write: { sent: `00000000190000${'22'.repeat(25)}68F2C28C575A1628`, received: '0820F68898C2A7F1' },
  read: {
    sent: '000000003000000D9BE191D5960834',
    received: `${'22'.repeat(25)}${'00'.repeat(23)}A49A44222D926666`,
  },
} as const;

/** Tables 25 and 26: the same of a file in full mode. */
export const AN12343_FULL = {
  encryptionKey: 'FFBCFE1F41840A09C9A88D0A4B10DF05',
  macKey: '37E7234B11BEBEFDE41A8F290090EF80',
  transaction: 'CD73D8E5',
  write: {
    sent: '00000000190000D7446FBC912580C0A65E738D28B609E43ADBB8FB2B4CA68744D1BBEBB37EBD32700ADF7BB9F62A6C',
    received: 'B9A534A7A73EE0DD',
  },
  read: {
    sent: '000000003000007CF94F122B3DB05F',
    received:
      '8848D0F9B9FD4495770C89925B2A85C7274D350FA9029C484D43804886662DC4' +
      '2D7F40A6D7A415E4A71EFF79EB8E5721AC3BF1CAAFE8EB2CAA2DC162E67A97A38ED7888F22B3A587',
  },
} as const;

/** Table 40: ChangeKey of the key of the session. */
export const AN12343_CHANGE_KEY = {
  encryptionKey: 'E156C8522F7C8DC82B0C99BA847DE723',
  macKey: '45D50C1570000D2F173DF949288E3CAD',
  transaction: '94297F4D',
  sent: '00BF5400DC97A1FBD65BE870716D6F11F8161BB4CA472856DB94AB94B2EC1A13E627CE07CF56C11091',
  newKey: '01234567890123456789012345678901',
  version: '00',
} as const;
