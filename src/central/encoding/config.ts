import { z } from 'zod';
import { keysOf } from '../../shared/encoding/keys.ts';
import type { EncodingSettings } from './encoding.ts';
import { readEncodingProfile } from './profiles.ts';

/** A day that every year has. */
const Day = z
  .string()
  .regex(/^\d{2}-\d{2}$/, 'a day of the year as MM-DD')
  .refine(
    (day) => new Date(`2001-${day}T00:00:00Z`).toJSON()?.slice(5, 10) === day,
    'a day that every year has',
  );

/** The part of the configuration file about the encoding of badges. */
export const EncodingFile = z.strictObject({
  /** Built-in profiles by their ids, or JSON files. */
  profiles: z.strictObject({ student: z.string().min(1), staff: z.string().min(1) }),
  /** After the encoding: a badge waits for its holder's tap, or is active at once. */
  afterwards: z.enum(['leave', 'activate']).default('leave'),
  keys: z
    .union(
      [
        z.strictObject({ file: z.string().min(1) }),
        z.strictObject({ command: z.array(z.string().min(1)).min(1) }),
      ],
      'either { "file": "…" } or { "command": [program, …] }',
    )
    .optional(),
  /** Cards come with a key of the card level, under the name `card` beside the profile's own. */
  cardMaster: z.boolean().default(false),
  escn: z
    .strictObject({
      pic: z.string().regex(/^\d{9}$/, 'the nine digits of the PIC, as text'),
      prefix: z.int().min(0).max(999).default(1),
    })
    .optional(),
  validity: z
    .strictObject({ until: Day.default('09-30'), months: z.int().min(0).max(60).default(3) })
    .prefault({}),
});
export type EncodingFile = z.infer<typeof EncodingFile>;

/** The settings with their profiles; errors say what to do. Master keys are not looked at yet. */
export async function readEncoding(
  file: EncodingFile,
  resources: string,
  beside: (name: string) => string,
): Promise<EncodingSettings> {
  const read = (chosen: string) => readEncodingProfile(chosen, resources, beside);
  const student = await read(file.profiles.student);
  const staff = await read(file.profiles.staff);
  const same = student.id === staff.id && student.version === staff.version;
  if (same && JSON.stringify(student) !== JSON.stringify(staff))
    throw new Error(
      `The encoding profiles of students and staff are both ${student.id} version ${student.version}, and they differ: give one another version.`,
    );
  const { keys, cardMaster, escn, validity, afterwards } = file;
  if (keys === undefined && [student, staff].some((profile) => keysOf(profile).length > 0))
    throw new Error(
      'The encoding profiles need master keys: set "encoding": { "keys": { "file": "encoding-keys.json" } }, or { "command": [program, …] } for a KMS.',
    );
  return {
    profiles: { student, staff },
    ...{ afterwards, cardMaster, validity, escn: escn ?? null },
    keys: keys === undefined ? null : located(keys, beside),
  };
}

function located(keys: NonNullable<EncodingFile['keys']>, beside: (name: string) => string) {
  if ('file' in keys) return { file: beside(keys.file) };
  const [program = '', ...words] = keys.command;
  return { command: [beside(program), ...words] };
}
