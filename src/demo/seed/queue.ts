import type { DemoResident } from '../people.ts';
import type { QueuedPhoto } from './queued-photo.ts';

const waits = (
  login: string,
  firstName: string,
  lastName: string,
  queued: QueuedPhoto,
  kind: 'student' | 'staff' = 'student',
): DemoResident => ({
  ...{ login, password: login, kind, firstName, lastName, contactEmail: null },
  number: kind === 'student' ? `226020${login.length}${login.charCodeAt(1)}` : `E1${login.charCodeAt(1)}`,
  about: '',
  has: { queued },
});

/** A dozen people whose photos wait: sure, unsure and poor ones. Made up; the faces are of the public domain. */
export const queue: readonly DemoResident[] = [
  waits('aberger', 'Alix', 'Berger', { portrait: { of: 'astronaut' } }),
  waits('bcosta', 'Bruno', 'Costa', { portrait: { of: 'president' }, source: 'phone' }),
  waits('cdiallo', 'Coumba', 'Diallo', {
    portrait: { of: 'admiral', blur: 4 },
    values: { Sharpness: 3.2 },
    ...{ tries: 4, anyway: true },
  }),
  waits('dfaure', 'Danaé', 'Faure', {
    portrait: { of: 'astronaut', mirrored: true },
    before: { of: 'astronaut', light: 0.85 },
  }),
  waits('egarnier', 'Émile', 'Garnier', {
    portrait: { of: 'president', turn: 11 },
    values: { HeadPoseRoll: 11.2 },
    source: 'usb',
  }),
  waits(
    'fhaddad',
    'Farah',
    'Haddad',
    {
      portrait: { of: 'admiral' },
      values: { BackgroundUniformity: 34, BackgroundColour: 31, NaturalColour: 16 },
    },
    'staff',
  ),
  waits('gibanez', 'Gaël', 'Ibañez', { portrait: { of: 'president', mirrored: true, light: 1.06 } }),
  waits('hjoly', 'Hortense', 'Joly', {
    portrait: { of: 'astronaut', light: 0.42 },
    values: { LuminanceMean: 0.02, UnderExposurePrevention: 0.81, DynamicRange: 4.1 },
    tries: 2,
  }),
  waits('ikaya', 'Ilhan', 'Kaya', { portrait: { of: 'president', light: 0.94 }, analysis: 'off' }),
  waits('jlacroix', 'Jeanne', 'Lacroix', {
    portrait: { of: 'astronaut', aside: 34 },
    values: { Centring: 0.71, CropOfTheFaceImage: 0.88 },
    ...{ tries: 5, anyway: true },
  }),
  waits('kmoreau', 'Kévin', 'Moreau', {
    portrait: { of: 'president', warm: true },
    values: { NaturalColour: 9 },
    before: { of: 'president', mirrored: true, light: 0.8 },
  }),
  waits(
    'lnoel',
    'Line',
    'Noël',
    {
      portrait: { of: 'admiral', mirrored: true },
      values: { FaceOcclusionPrevention: 19, BackgroundColour: 55 },
    },
    'staff',
  ),
];
