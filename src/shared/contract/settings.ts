import { z } from 'zod';
import { Display } from '../domain/display.ts';
import { Language } from '../domain/language.ts';
import { err, ok, type Result } from '../domain/result.ts';

export { settingsVariable } from './settings-variable.ts';

/** A known order of the fields in a scanner's reports; `auto` takes what the device says, or what its maker does. */
export const ScannerLayoutName = z.enum(['auto', 'standard', 'shifted', 'newland', 'plain']);
export type ScannerLayoutName = z.infer<typeof ScannerLayoutName>;

const milliseconds = (least: number, most: number) => z.number().int().min(least).max(most);
const absolutePath = z.string().regex(/^(\/|[A-Za-z]:[\\/])/, 'must be an absolute path');
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

export const ShellSettings = z.strictObject({
  /** Full screen, without a way out for the visitor. */
  kiosk: z.boolean().default(true),
  /** Size of the window in CSS pixels; the whole screen when absent. */
  size: z.strictObject({ width: z.number().int().min(320), height: z.number().int().min(480) }).optional(),
  /** No window at all: for tests and the tour. */
  headless: z.boolean().default(false),
  /** The browser of the Chromium shell. */
  chromium: absolutePath.default('/usr/bin/chromium'),
  chromiumArguments: z.array(z.string().startsWith('--')).default([]),
  /** A Y4M or MJPEG clip that stands for the camera: for the demo and the tests. */
  cameraClip: absolutePath.optional(),
  /** A loopback port that a test or the tour drives the shell through; refused unless it stands here. */
  debuggingPort: z.number().int().min(1024).max(65535).optional(),
});
/** How the machine shows the screen. */
export type ShellSettings = z.infer<typeof ShellSettings>;

export const Settings = z.strictObject({
  /** The folder of the station's database and keys; created if absent. */
  profile: absolutePath,
  central: z.strictObject({
    url: httpUrl,
    /** PEM file of the authority that signed central's certificate, when it is not a public one. */
    caFile: absolutePath.optional(),
  }),
  /** One-time code; needed at the first start only. */
  enrolmentCode: z.string().min(8).max(64).optional(),
  stationName: z.string().min(1).max(80),
  reader: z.enum(['pcsc', 'memory']).default('pcsc'),
  /** Where codes are read from, beside the camera: scanners in HID-POS mode, the dock's, or nothing. */
  scanner: z.enum(['hid', 'memory', 'none']).default('hid'),
  /** How the reports of a scanner are laid out, where neither it nor its maker says so (station/scanner/layouts.ts). */
  scannerLayout: ScannerLayoutName.default('auto'),
  /** Who wraps the station's keys: the shell's key store, systemd, or a plain file for demos and tests. */
  keyWrap: z.enum(['shell', 'systemd', 'insecure-file']).default('shell'),
  language: Language.default('fr'),
  display: Display.prefault({ textSize: 'normal', theme: 'light', voice: false }),
  /** Idle times of a visit, in milliseconds. */
  idle: z
    .strictObject({
      warnAfter: milliseconds(100, 600_000).default(45_000),
      wipeAfter: milliseconds(200, 900_000).default(60_000),
      /** The same at a screen of the office's work: whoever looks at pictures touches little. */
      office: z
        .strictObject({
          warnAfter: milliseconds(100, 600_000).default(240_000),
          wipeAfter: milliseconds(200, 900_000).default(300_000),
        })
        .refine((idle) => idle.wipeAfter > idle.warnAfter, {
          path: ['wipeAfter'],
          error: 'must be longer than idle.office.warnAfter',
        })
        .prefault({}),
    })
    .refine((idle) => idle.wipeAfter > idle.warnAfter, {
      path: ['wipeAfter'],
      error: 'must be longer than idle.warnAfter',
    })
    .prefault({}),
  /** How long an untouched page of the ENT stays, in milliseconds. */
  entTimeout: milliseconds(100, 600_000).default(120_000),
  /** How long a page of the ENT stays whatever happens, in milliseconds. */
  entCap: milliseconds(100, 900_000).default(300_000),
  /** Address and secret of the development dock's props; no dock is served when absent. */
  dock: z
    .strictObject({
      url: httpUrl,
      token: z.string().min(16),
      /** A folder that the dock may plug in as a USB stick; the machine's own sticks are then left alone. */
      stick: absolutePath.optional(),
    })
    .optional(),
  uploads: z
    .strictObject({
      /** Folders in or below which the machine mounts USB sticks. */
      stickFolders: z.array(absolutePath).default(['/media', '/run/media', '/mnt/usb']),
    })
    .prefault({}),
  shell: ShellSettings.prefault({}),
});
/** The settings of one kiosk: one JSON file that its shell and its station both read. Times in milliseconds. */
export type Settings = z.infer<typeof Settings>;
/** The file as written: what has a default may be left out. */
export type SettingsFile = z.input<typeof Settings>;

/** Reads the text of a settings file. The error names the file, each wrong key and what it wants, for the person who installs. */
export function parseSettings(text: string, file: string): Result<Settings, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return err(
      `${file} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}. Correct it and start again.`,
    );
  }
  const parsed = Settings.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(whole file)'}: ${issue.message}`,
  );
  return err(`${file} has wrong settings. Correct these keys and start again:\n${problems.join('\n')}`);
}
