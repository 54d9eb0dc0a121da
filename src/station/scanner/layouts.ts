import type { ScannerLayoutName } from '../../shared/contract/settings.ts';
import { inputFields, type InputField } from './report-descriptor.ts';

/** Where the fields of a scanned data report lie; offsets in bytes, from the report's number on where there is one. */
export interface ReportLayout {
  /** The report's number, its first byte; null when the device's reports have none. */
  readonly reportId: number | null;
  /** How many bytes of data this report holds; null when nothing says it and zeros end the data. */
  readonly length: number | null;
  /** Where the data begin, and how many bytes they have at most. */
  readonly data: number;
  readonly capacity: number;
  /** The bit that says that the next report goes on, counted from the report's first; null when a report that is full may go on. */
  readonly continued: number | null;
}

/** HID Point of Sale Usage Tables 1.02, 2: the page of bar code scanners. */
export const scannerPage = 0x8c;

/** Usages of the page (HID Point of Sale Usage Tables 1.02, 3 and 3.2), and of the generic desktop page (HID Usage Tables 1.12, 4). */
const usage = { byteCount: 0x0001_003b, decodedData: 0x008c_00fe, dataContinued: 0x008c_00ff } as const;
/** Symbology identifiers 1 to 3. */
const isSymbology = (one: number): boolean => one >= 0x008c_00fb && one <= 0x008c_00fd;

/**
 * Known layouts. `standard`: Hand Held Products' USB Interfaces User's Guide, "Getting Scanned Data" (2, length, `]`, two more letters of
 * the symbology, 56 bytes of data, maker's code, reserved, continued); Honeywell, Intermec, Access-IS and Datalogic do the same.
 * `shifted`: the same with one byte more after the length, as Zebra has it. `newland`: manual of the QU-R-302, "Acquire Scanned Data" (2,
 * length, 56 bytes of data, four reserved, symbology, continued). `plain`: Microscan's MS-4, "HID Report Format" (1, length, 62 bytes of data).
 */
export const layouts: Readonly<Record<Exclude<ScannerLayoutName, 'auto'>, ReportLayout>> = {
  standard: { reportId: 2, length: 1, data: 5, capacity: 56, continued: 63 * 8 },
  shifted: { reportId: 2, length: 1, data: 6, capacity: 56, continued: 63 * 8 },
  newland: { reportId: 2, length: 1, data: 2, capacity: 56, continued: 63 * 8 },
  plain: { reportId: 1, length: 1, data: 2, capacity: 62, continued: null },
};

/** What a device says of its scanned data report; null when its descriptor names no decoded data in whole bytes. */
export function layoutOf(descriptor: Uint8Array): ReportLayout | null {
  const fields = inputFields(descriptor);
  const data = fields.filter((one) => one.usage === usage.decodedData && one.bits === 8 && one.bit % 8 === 0);
  const first = data[0];
  if (first === undefined) return null;
  const { reportId } = first;
  const head = reportId === null ? 0 : 1;
  const capacity = data.filter((one) => one.reportId === reportId).length;
  const fieldOf = (wanted: number) => fields.find((one) => one.reportId === reportId && one.usage === wanted);
  const count = fieldOf(usage.byteCount);
  const continued = fieldOf(usage.dataContinued);
  return {
    reportId,
    length: count === undefined ? unnamedLength(fields, first, head) : head + Math.floor(count.bit / 8),
    data: head + first.bit / 8,
    capacity,
    continued: continued === undefined ? null : head * 8 + continued.bit,
  };
}

/** Some name their length by a usage of their own: it is the first byte of the report then, before the data. */
function unnamedLength(fields: readonly InputField[], data: InputField, head: number): number | null {
  const first = fields.find(({ reportId }) => reportId === data.reportId);
  const isLength = first?.bit === 0 && first.bits === 8 && first !== data && !isSymbology(first.usage);
  return isLength ? head : null;
}

const bracket = 0x5d;
const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** A symbology identifier stands there (ISO/IEC 15424, 5): `]`, a letter, a modifier. */
const isIdentifier = (report: Uint8Array, at: number): boolean =>
  report[at] === bracket && isLetter(report[at + 1] ?? 0);

/** The makers that scanners without a readable descriptor are known by (their USB numbers). */
const newland = 0x1eab;

/**
 * The layout by what a report looks like, where no descriptor can be read. The symbology identifier tells `standard` and `shifted`;
 * Newland puts none before its data, or one inside them.
 */
export function guessLayout(report: Uint8Array, vendorId: number): ReportLayout {
  if (report[0] === layouts.plain.reportId) return layouts.plain;
  if (vendorId === newland) return layouts.newland;
  if (isIdentifier(report, 3)) return layouts.shifted;
  return isIdentifier(report, 2) || report[2] === 0 ? layouts.standard : layouts.newland;
}
