/** One field of an input report, as a HID report descriptor lays it out. */
export interface InputField {
  /** Null when the device's reports have no number. */
  readonly reportId: number | null;
  /** Usage page in the upper 16 bits, usage in the lower 16 (HID 1.11, 6.2.2.8). */
  readonly usage: number;
  /** From the first bit after the report's number. */
  readonly bit: number;
  readonly bits: number;
}

/** Items of a report descriptor: tag and type, without the size (HID 1.11, 6.2.2.4, 6.2.2.7 and 6.2.2.8). */
const item = {
  input: 0x80,
  collection: 0xa0,
  endCollection: 0xc0,
  usagePage: 0x04,
  reportSize: 0x74,
  reportId: 0x84,
  reportCount: 0x94,
  push: 0xa4,
  pop: 0xb4,
  usage: 0x08,
  usageMinimum: 0x18,
  usageMaximum: 0x28,
} as const;

/** An item whose first byte is this has another form, of which no tag is defined (HID 1.11, 6.2.2.3). */
const longItem = 0xfe;
/** Bit 0 of an input item: filling, no data (HID 1.11, 6.2.2.5). */
const constant = 0x01;
/** Reports of scanners have 64 bytes or so: a descriptor that says more than this is damaged. */
const most = { fields: 4_096, bits: 65_536 };

interface Globals {
  readonly page: number;
  readonly size: number;
  readonly count: number;
  readonly reportId: number | null;
}

/** The fields of all input reports, in order. What is damaged ends the reading: what came before stands. Never throws. */
export function inputFields(descriptor: Uint8Array): InputField[] {
  const fields: InputField[] = [];
  const used = new Map<number | null, number>();
  const stack: Globals[] = [];
  let globals: Globals = { page: 0, size: 0, count: 0, reportId: null };
  let usages: number[] = [];
  let least: number | null = null;

  function input(flags: number): boolean {
    const { size, count, reportId } = globals;
    const from = used.get(reportId) ?? 0;
    if (count > most.fields || fields.length + count > most.fields || from + size * count > most.bits)
      return false;
    used.set(reportId, from + size * count);
    if ((flags & constant) === 0 && size > 0)
      for (let index = 0; index < count; index += 1)
        // fewer usages than fields: the last one is of all that are left (HID 1.11, 6.2.2.8)
        fields.push({
          reportId,
          usage: usages[Math.min(index, usages.length - 1)] ?? 0,
          bit: from + index * size,
          bits: size,
        });
    return true;
  }

  for (let at = 0; at < descriptor.length;) {
    const head = descriptor[at] ?? 0;
    if (head === longItem) {
      at += 3 + (descriptor[at + 1] ?? 0);
      continue;
    }
    const length = [0, 1, 2, 4][head & 3] ?? 0;
    if (at + 1 + length > descriptor.length) break;
    let value = 0;
    for (let index = length; index > 0; index -= 1) value = value * 256 + (descriptor[at + index] ?? 0);
    const whole = length === 4 ? value : globals.page * 0x1_0000 + value;
    at += 1 + length;
    switch (head & 0xfc) {
      case item.usagePage:
        globals = { ...globals, page: value & 0xffff };
        break;
      case item.reportSize:
        globals = { ...globals, size: value };
        break;
      case item.reportCount:
        globals = { ...globals, count: value };
        break;
      case item.reportId:
        globals = { ...globals, reportId: value & 0xff };
        break;
      case item.push:
        stack.push(globals);
        break;
      case item.pop:
        globals = stack.pop() ?? globals;
        break;
      case item.usage:
        usages.push(whole);
        break;
      case item.usageMinimum:
        least = whole;
        break;
      case item.usageMaximum:
        for (let usage = least ?? whole; usage <= whole && usages.length < most.fields; usage += 1)
          usages.push(usage);
        break;
      case item.input:
        if (!input(value)) return fields;
    }
    if (isMain(head)) [usages, least] = [[], null]; // local items are of the next main item only
  }
  return fields;
}

/** Type 0: main; input, output, feature and collections (HID 1.11, 6.2.2.4). */
const isMain = (head: number): boolean => (head & 0x0c) === 0;
