/** The longest code that is told, in characters, as the act `scan` has it (contract/bench.ts). */
export const maximumCode = 512;

/** What the scanner adds to tell the kind of code: ISO/IEC 15424, 5: `]`, a letter of the symbology, a modifier. */
const symbologyIdentifier = /^\][A-Za-z][0-9A-Za-z]/;

/**
 * What a code says: without the symbology identifier (`]Q1`, `]C0`, …), control characters and the blanks around it. Null when
 * nothing is left, or more than `maximumCode` characters: no code of a badge is that long, and none is cut.
 */
export function cleanCode(text: string): string | null {
  const printable = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b\ufeff]/g, '').trim();
  const code = printable.replace(symbologyIdentifier, '').trim();
  return code === '' || code.length > maximumCode ? null : code;
}
