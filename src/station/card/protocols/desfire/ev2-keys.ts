import type { AesKey } from '../../../../shared/card-crypto/aes.ts';
import { aesCmac, cmacSubkeys } from '../../../../shared/card-crypto/cmac.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';

/** The two keys of an EV2 session. */
export interface Ev2Keys {
  /** SesAuthENCKey. */
  readonly encryption: Uint8Array;
  /** SesAuthMACKey. */
  readonly mac: Uint8Array;
}

/** Label, counter and length that begin SV1 and SV2 (NT4H2421Gx data sheet, rev. 3.0, 9.1.7; NIST SP 800-108, 5.1). */
const SV1 = Uint8Array.of(0xa5, 0x5a, 0x00, 0x01, 0x00, 0x80);
const SV2 = Uint8Array.of(0x5a, 0xa5, 0x00, 0x01, 0x00, 0x80);

/** The session keys of an authentication with `key` (same place). The document counts bytes from the right. */
export function ev2SessionKeys(key: AesKey, rndA: Uint8Array, rndB: Uint8Array): Ev2Keys {
  const mixed = rndA.slice(2, 8).map((byte, index) => byte ^ (rndB[index] ?? 0));
  const context = concatBytes(rndA.slice(0, 2), mixed, rndB.slice(6), rndA.slice(8));
  const subkeys = cmacSubkeys(key);
  return {
    encryption: aesCmac(key, concatBytes(SV1, context), subkeys),
    mac: aesCmac(key, concatBytes(SV2, context), subkeys),
  };
}
