import { err, ok, type Result } from '../../../../shared/domain/result.ts';

/** What a Type 2 Tag says of itself in page 3 (NFC Forum Type 2 Tag, capability container). */
export interface CapabilityContainer {
  /** Bytes of the data area, from page 4 on: 48 Ultralight, 144 NTAG213, 496 NTAG215, 872 NTAG216. */
  readonly bytes: number;
  readonly writable: boolean;
}

/** Magic number of NDEF, and the one major version there is. */
const MAGIC = 0xe1;
const MAJOR = 1;
/** Low nibble of the access byte: 0 writing without security, F no writing at all. */
const WRITE_GRANTED = 0x0;

/** Reads the four bytes of page 3. */
export function parseCapabilityContainer(
  page: Uint8Array,
): Result<CapabilityContainer, 'ntag.not-formatted'> {
  const [magic, version = 0, size = 0, access = 0xff] = page;
  if (magic !== MAGIC || version >> 4 !== MAJOR || size === 0 || access >> 4 !== 0)
    return err('ntag.not-formatted');
  return ok({ bytes: size * 8, writable: (access & 0x0f) === WRITE_GRANTED });
}
