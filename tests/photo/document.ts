// Makes docs/photo-checks.md out of the same data as the tests.
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { checkNames, type CheckName } from '../../src/shared/quality/check.ts';
import type { Rule } from '../../src/shared/quality/profile.ts';
import { photoProfiles } from '../../src/shared/quality/profiles.ts';
import { byProfile, expected } from './expected.ts';
import { measured } from './measured.ts';

/** Where the document lies. */
export const documentFile = join(import.meta.dirname, '../../docs/photo-checks.md');

const profiles = Object.values(photoProfiles);

/** What each check measures, in few words; its own file in src/shared/quality/checks says it whole. */
const metrics: Record<CheckName, string> = {
  SingleFacePresent: 'area of the second face over the first; -1 without a face',
  InterEyeDistance: 'pixels of the source frame',
  HeadSize: 'eyes to chin over the height of the frame',
  CropOfTheFaceImage: 'worst margin over what the 35:45 picture needs; 1 is exactly enough',
  Centring: 'middle of the eyes across the frame, 0 to 1',
  HeadPoseRoll: 'degrees, clockwise positive in the unmirrored picture',
  HeadPoseYaw: 'degrees, positive to the person’s own left',
  HeadPosePitch: 'degrees, positive when looking down',
  EyesOpen: 'smaller lid gap over eyes to chin',
  EyesVisible: 'light of the lids against the cheeks, or straightness of the gaze: the smaller, 0 to 1',
  MouthClosed: 'gap of the inner lips over eyes to chin',
  LuminanceMean: 'mean luminance of the face, 0 to 1',
  OverExposurePrevention: 'share of the face at luminance 247 to 255',
  UnderExposurePrevention: 'share of the face at luminance 0 to 25',
  DynamicRange: 'entropy of the face, bits',
  IlluminationUniformity: 'what the cheeks’ histograms share, 0 to 1',
  NaturalColour: 'CIELAB distance of the cheeks from skin',
  Sharpness: 'fine detail over what one more blur leaves',
  BackgroundUniformity: 'mean Sobel gradient behind the person',
  BackgroundColour: 'lightness L* behind the person, less chroma over 14',
  FaceOcclusionPrevention: 'part of the skin’s colour missing around the mouth',
  Stability: 'inter-eye distances per 100 ms',
};

const bounds = ({ least, most }: Rule['pass']): string => {
  if (least === undefined) return most === undefined ? 'any' : `up to ${most}`;
  return most === undefined ? `from ${least}` : `${least} to ${most}`;
};

/** What lies outside of bounds, in words. */
const outside = ({ least, most }: Rule['pass']): string =>
  [least === undefined ? [] : `under ${least}`, most === undefined ? [] : `over ${most}`].flat().join(', ');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const list = (checks: readonly CheckName[] = []): string => checks.join(', ') || '–';

function limits(): string {
  const rows = checkNames.map((check) => {
    const rule = photoProfiles.default.rules[check];
    const others = profiles.flatMap((profile) => {
      const theirs = bounds(profile.rules[check].pass);
      return theirs === bounds(rule.pass) ? [] : [`${profile.name}: ${theirs}`];
    });
    const pass = [bounds(rule.pass), ...others].join('; ');
    return [check, metrics[check], pass, rule.hard ? outside(rule.warn) : 'never'];
  });
  return table(['check', 'metric', 'passes', 'refuses'], rows);
}

function frames(): string {
  const rows = Object.entries(expected).map(([name, { madeFor, warn, fail, noFace, asks }]) => [
    name,
    list(madeFor),
    list(fail) + (noFace === true ? ' (the others unknown)' : ''),
    list(warn),
    asks,
  ]);
  return table(['frame', 'made for', 'fails', 'warns', 'the booth asks'], rows);
}

function goodValues(): string {
  const good = Object.entries(measured).filter(([name]) => name.startsWith('good'));
  const rows = checkNames
    .filter((check) => check !== 'Stability')
    .map((check) => [check, ...good.map(([, values]) => String(values[check] ?? '–'))]);
  return table(['check', ...good.map(([name]) => name)], rows);
}

function badValues(): string {
  const rows = Object.entries(measured)
    .filter(([name]) => !name.startsWith('good'))
    .map(([name, values]) => [
      name,
      Object.entries(values)
        .map(([check, value]) => `${check} ${value}`)
        .join(', '),
    ]);
  return table(['frame', 'measured'], rows);
}

const profileTable = (): string =>
  table(
    ['frame', ...profiles.map(({ name }) => `${name} warns`)],
    Object.entries(byProfile).map(([frame, warns]) => [
      frame,
      ...Object.values(warns).map((checks) => list(checks)),
    ]),
  );

/** The whole document, formatted as the house formats its documents. */
export async function photoChecks(): Promise<string> {
  const text = `# The checks of a photo

<!-- Made by tests/photo/document.ts out of the data of the tests: \`npx vitest run --project photo tests/photo/document.test.ts -u\` writes it. -->

Each picture gets 22 values (\`src/shared/quality/checks\`), which a profile turns into verdicts: \`pass\`, \`warn\`, \`fail\`, or \`unknown\` when a check
could not be made. The names are those of ISO/IEC 29794-5 and its reference implementation OFIQ where these have the check. OFIQ gives scores and no pass
marks: the limits are ours, and a profile can change each of them. Checks of light and colour never refuse, nor do the mouth and its covering.
After three tries a person may have any photo taken anyway.

The booth takes a photo by itself when every check that can refuse has passed for 500 ms; for 3 s when more light or a barer face would still help.

## Limits

${limits()}

## What each frame gets

Frames of 1280x720 made by \`tests/photo/variants.ts\`, analysed at 640x360 by the product’s own worker in Chromium (\`tests/photo/checks.test.ts\`). Every check
that is not named passes, but \`Stability\`, which needs the frame before: it passes when the same frame comes again, and fails when the person moved by
140 pixels. « turned » frames add to the portrait’s own lean of 3.5 degrees.

${frames()}

## What depends on the profile

${profileTable()}

## Measured

The good portraits, every check:

${goodValues()}

What the other frames were made for:

${badValues()}

## What the limits rest on, and what is not known

- Three portraits of three adults (tests/fixtures/faces), one of darker skin, one with glasses and a hat; all faults are made from them: drawn lids, glasses,
  masks and veils, light and skin changed by arithmetic. No real closed eye, sunglasses, mask, beard or child has been tried, and no real camera.
- Darker and lighter skins are the same portraits made darker and lighter. Limits of light were widened until these pass: a face at a luminance of 0.09 before a
  light wall passes. No check that refuses uses an absolute brightness: sharpness and visible eyes are ratios within the face.
- \`HeadPoseYaw\` and \`HeadPosePitch\` are read from the depth of the mesh and were tried on drawn meshes only. The neutral pitch (5.5 degrees are taken off)
  lies between -3 and +6 degrees on the three portraits, hence limits of 10 and 18.
- \`EyesOpen\`: open 0.05 (a broad smile) to 0.09, closed 0.01; the limits 0.035 and 0.022 lie between on a logarithmic scale. One closed or missing eye fails:
  « take it anyway » is for that.
- \`EyesVisible\`: dark lenses read under 0.04, clear glasses 0.78. Lenses of 40 % read 0.28 and warn. A mirrored or light-coloured lens is not seen. A gaze
  aside and a squint can warn but never refuse.
- \`Sharpness\`: the softest good portrait (enlarged 2.8 times) reads 3.0, a blur of two pixels 1.9. A camera’s own sharpening and noise raise it; calibrate it
  for the camera of the kiosk when blurred photos pass.
- \`FaceOcclusionPrevention\` looks at colour only: a hand is not seen, a grey beard may warn. Hats and veils are left to people.
- \`BackgroundColour\` sees the exposure as well as the wall: under a dark face or side light the wall reads darker.
- \`SingleFacePresent\`: faces were found from an eyes-to-chin of 0.13 to 0.15 of the frame’s height on. Somebody further behind is not seen, and does not matter;
  somebody alone at that distance is asked to come in.
- \`InterEyeDistance\`: a camera of 480 lines leaves a long face hardly any distance at which 90 pixels and the cut both fit. Take one of 720 lines or more.
- A photo that was uploaded should be analysed after it was cut: \`HeadSize\` and \`Centring\` speak of the picture they get.
`;
  return format(text, { ...(await resolveConfig(documentFile)), parser: 'markdown' });
}
