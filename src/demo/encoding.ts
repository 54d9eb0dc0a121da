import { readFileSync } from 'node:fs';
import type { EncodingSettings } from '../central/encoding/encoding.ts';
import { newMasterKeys } from '../central/encoding/new-keys.ts';
import { EncodingProfile } from '../shared/encoding/profile.ts';

type DesfireProfile = Extract<EncodingProfile, { kind: 'desfire-aes' }>;

/** How the demo's university encodes: a DESFire for everybody, with master keys that are drawn for it and written to `keyFile`. */
export async function demoEncoding(
  keyFile: string,
  afterwards: EncodingSettings['afterwards'] = 'leave',
): Promise<EncodingSettings> {
  const { student, staff } = demoProfiles();
  for (const profile of [student, staff]) await newMasterKeys(keyFile, profile);
  return {
    profiles: { student, staff },
    afterwards,
    keys: { file: keyFile },
    cardMaster: false,
    escn: { pic: '999465982', prefix: 1 },
    validity: { until: '09-30', months: 3 },
  };
}

/** The students' profile of the resources, and one for staff that differs in what staff have: no student card, a staff number. */
export function demoProfiles(): { readonly student: DesfireProfile; readonly staff: DesfireProfile } {
  const file = new URL('../../resources/encoding-profiles/student-desfire.json', import.meta.url);
  const student = desfire(JSON.parse(readFileSync(file, 'utf8')));
  const files = student.files.map((one) => ({
    ...one,
    content: one.content
      .filter((part) => !('field' in part) || part.field !== 'escn')
      .map((part) =>
        'field' in part && part.field === 'studentNumber' ? { ...part, field: 'staffNumber' } : part,
      ),
  }));
  return { student, staff: desfire({ ...student, id: 'staff-desfire', application: 'F585C1', files }) };
}

function desfire(text: unknown): DesfireProfile {
  const profile = EncodingProfile.parse(text);
  if (profile.kind !== 'desfire-aes') throw new Error(`${profile.id} is no DESFire profile`);
  return profile;
}
