import { describe } from 'vitest';
import { SUBJECTS } from './encoding-subjects.ts';
import { everyFaultAtEveryApdu } from './torture-chamber.ts';

const subjects = SUBJECTS.filter(({ profile }) => profile.kind === 'desfire-aes');
describe.each(subjects)('an encoding of $name under every fault at every APDU', everyFaultAtEveryApdu);
