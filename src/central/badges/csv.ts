/**
 * What a spreadsheet takes for the beginning of a formula, the full-width forms included (OWASP, « CSV Injection »): in front, and after what another
 * country's spreadsheet takes for the end of a field, whatever quotes there are. France parts by semicolons.
 */
const formula = /(^|[;\t\r\n])(\s*)(?=[=+\-@＝＋－＠])/g;

/** One field: text that a spreadsheet would run gets an apostrophe before it; RFC 4180, 2.5 to 2.7 for the quotes. */
function field(value: string | null): string {
  if (value === null) return '';
  const inert = value.replace(formula, "$1'$2").replace(/^(?=[\t\r\n])/, "'");
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** One record of a CSV file, its line end included (RFC 4180: CRLF). Null is an empty field. */
export const csvRecord = (fields: readonly (string | null)[]): string => `${fields.map(field).join(',')}\r\n`;
