import type { ReportLayout } from './layouts.ts';

/** What one report of a scanner brings. */
export interface ScannedPart {
  readonly data: Uint8Array;
  /**
   * The same code goes on in the next report. `perhaps`: this one is full, and the device does not say, or says it of every full one, as
   * some do.
   */
  readonly continued: 'yes' | 'no' | 'perhaps';
}

/**
 * The part of a code that a report holds; null when it is another kind of report or holds nothing. A length that is longer than the
 * field is taken for a full one. Never throws, whatever the bytes are.
 */
export function readReport(report: Uint8Array, layout: ReportLayout): ScannedPart | null {
  if (layout.reportId !== null && report[0] !== layout.reportId) return null;
  const field = report.subarray(layout.data, layout.data + layout.capacity);
  const end = field.indexOf(0);
  const held =
    layout.length === null
      ? end === -1
        ? field.length
        : end
      : Math.min(report[layout.length] ?? 0, field.length);
  if (held === 0) return null;
  return { data: new Uint8Array(field.subarray(0, held)), continued: goesOn(report, layout, held) };
}

function goesOn(
  report: Uint8Array,
  { continued, capacity }: ReportLayout,
  held: number,
): ScannedPart['continued'] {
  const isFull = held === capacity;
  if (continued === null) return isFull ? 'perhaps' : 'no';
  const isSet = (((report[Math.floor(continued / 8)] ?? 0) >> (continued % 8)) & 1) === 1;
  if (!isSet) return 'no';
  return isFull ? 'perhaps' : 'yes';
}
