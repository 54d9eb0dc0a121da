import { z } from 'zod';

/**
 * What travels between the process of a shell and the process of its station, over Electron's `parentPort` or
 * Node's IPC channel alike. Frames are text of the wire (src/shared/wire).
 */
export const ProcessMessage = z.union([
  /** One frame of the contract `shell`, both ways. */
  z.strictObject({ to: z.literal('shell'), frame: z.string() }),
  /** One frame of a renderer, both ways. Browser shell only. */
  z.strictObject({ to: z.literal('screen'), screen: z.string(), frame: z.string() }),
  /** A renderer arrived. Browser shell only. */
  z.strictObject({ to: z.literal('screen'), screen: z.string(), open: z.literal(true) }),
  /** A renderer left, or the station lets it go. */
  z.strictObject({ to: z.literal('screen'), screen: z.string(), closed: z.literal(true) }),
  /** A renderer arrived and the message carries its MessagePort, which takes over from here. Electron only. */
  z.strictObject({ to: z.literal('screen'), screen: z.string(), port: z.literal(true) }),
]);
export type ProcessMessage = z.infer<typeof ProcessMessage>;

/** Checks one message from the other process; anything else is dropped by the caller. */
export function parseProcessMessage(value: unknown): ProcessMessage | undefined {
  const parsed = ProcessMessage.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The exit code of a shell that asks whoever started it to start it again (EX_TEMPFAIL of sysexits.h). */
export const restartCode = 75;

/** Name of the one message from the preload script to Electron's main process (a page begins), and of its answer, which carries the station's MessagePort. */
export const stationPortChannel = 'station-port';
