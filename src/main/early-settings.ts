import type { Settings } from '../shared/contract/settings.ts';
import { err, ok, type Result } from '../shared/domain/result.ts';

/** What Electron must know of the settings before its window opens. */
export interface EarlySettings {
  readonly profile: string;
  readonly language: string;
  readonly shell: Pick<Settings['shell'], 'kiosk' | 'size' | 'debuggingPort' | 'cameraClip'>;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Takes the few settings that come before the window, each with its default, from the text of a settings file. What is of a wrong kind
 * is left out: the whole file is checked by `parseSettings` while the page starts, because its schema takes as long to load as a good
 * part of the window. The error says, for the person who installs, why not even this can be read.
 */
export function earlySettings(text: string, file: string): Result<EarlySettings, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err(`${file} is not JSON. Correct it and start again.`);
  }
  if (!isObject(json) || typeof json['profile'] !== 'string')
    return err(`${file} names no folder as "profile". Correct it and start again.`);
  const shell = isObject(json['shell']) ? json['shell'] : {};
  const { kiosk, size, debuggingPort, cameraClip } = shell;
  return ok({
    profile: json['profile'],
    language: typeof json['language'] === 'string' ? json['language'] : 'fr',
    shell: {
      kiosk: kiosk !== false,
      ...(isSize(size) ? { size } : {}),
      ...(typeof debuggingPort === 'number' ? { debuggingPort } : {}),
      ...(typeof cameraClip === 'string' ? { cameraClip } : {}),
    },
  });
}

const isSize = (value: unknown): value is { width: number; height: number } =>
  isObject(value) && Number.isInteger(value['width']) && Number.isInteger(value['height']);
