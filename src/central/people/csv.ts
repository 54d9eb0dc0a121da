import { parse, CsvError } from 'csv-parse/sync';
import type { z } from 'zod';
import { NewPerson } from './add.ts';
import { loginKey } from './login.ts';

const required = ['kind', 'firstName', 'lastName', 'login', 'universityEmail'] as const;
const optional = ['contactEmail', 'studentNumber', 'staffNumber'] as const;
const columns: readonly string[] = [...required, ...optional];

/** A line that cannot be imported, and why. Lines count from 1, the header included. */
export interface LineError {
  readonly line: number;
  readonly message: string;
}

export type Roster =
  | { readonly lines: readonly { readonly line: number; readonly person: NewPerson }[] }
  | { readonly errors: readonly LineError[] };

interface Line {
  readonly info: { readonly lines: number };
  readonly record: Record<string, string>;
}

/**
 * Reads a roster: UTF-8, a header row, `,` or `;` between the fields (spreadsheets in French write `;`), RFC 4180 quotes. Either every line is
 * good or the errors of all of them come back.
 */
export function readRoster(bytes: Uint8Array): Roster {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { errors: [{ line: 1, message: 'the file is not UTF-8: save it as “CSV UTF-8”' }] };
  }
  const header = text.slice(0, text.search(/\r|\n|$/));
  const names = header.split(/[;,]/).map((name) => name.replaceAll('"', '').trim());
  const missing = required.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !columns.includes(name));
  if (missing.length > 0 || unknown.length > 0) {
    const complaints = [
      ...missing.map((name) => `${name} is missing`),
      ...unknown.map((name) => `“${name}” is not known`),
    ];
    return {
      errors: [{ line: 1, message: `columns: ${complaints.join(', ')} (known: ${columns.join(', ')})` }],
    };
  }
  try {
    const lines = parse(text, {
      columns: true,
      trim: true,
      info: true,
      skip_empty_lines: true,
      delimiter: header.includes(';') ? ';' : ',',
    }) as unknown as Line[];
    return check(lines);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      errors: [{ line: Number(error['lines'] ?? 1), message: error.code.toLowerCase().replaceAll('_', ' ') }],
    };
  }
}

function check(lines: readonly Line[]): Roster {
  const errors: LineError[] = [];
  const good: { line: number; person: NewPerson }[] = [];
  const seen = new Map<string, number>();
  for (const { info, record } of lines) {
    const empty = Object.fromEntries(
      optional.map((name) => [name, record[name] === '' ? null : (record[name] ?? null)]),
    );
    const read = NewPerson.safeParse({ ...record, ...empty });
    if (!read.success) {
      errors.push({ line: info.lines, message: read.error.issues.map(complaint).join('; ') });
      continue;
    }
    const { login, studentNumber, staffNumber } = read.data;
    const own = [
      `login ${loginKey(login)}`,
      studentNumber && `studentNumber ${studentNumber}`,
      staffNumber && `staffNumber ${staffNumber}`,
    ];
    for (const key of own) {
      const before = key === null ? undefined : seen.get(key);
      if (before !== undefined)
        errors.push({ line: info.lines, message: `${key} is on line ${before} already` });
      if (key !== null) seen.set(key, info.lines);
    }
    good.push({ line: info.lines, person: read.data });
  }
  return errors.length > 0 ? { errors } : { lines: good };
}

const complaint = (issue: z.core.$ZodIssue) => `${issue.path.join('.')}: ${issue.message}`;
