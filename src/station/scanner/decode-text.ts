const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The letters behind a scanner's bytes: UTF-8 where they are, else ISO 8859-1, which any bytes are. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return Buffer.from(bytes).toString('latin1'); // not UTF-8: Encoding Standard, `fatal`
    throw error;
  }
}
