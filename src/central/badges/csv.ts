/** What a spreadsheet takes for the beginning of a formula, the full-width forms included (OWASP, « CSV Injection »). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** One field: text that a spreadsheet would run gets an apostrophe before it; RFC 4180, 2.5 to 2.7 for the quotes. */
function field(value: string | null): string {
  if (value === null) return '';
  const inert = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** One record of a CSV file, its line end included (RFC 4180: CRLF). Null is an empty field. */
export const csvRecord = (fields: readonly (string | null)[]): string => `${fields.map(field).join(',')}\r\n`;
