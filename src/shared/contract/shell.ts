import { z } from 'zod';
import { ErrorCode } from '../domain/errors.ts';
import { Language } from '../domain/language.ts';
import { defineContract } from '../wire/contract.ts';

/** Height in CSS pixels of the trusted bar: the isolated view is always below it, so that « Annuler » stays in reach. */
export const entBarHeight = 168;

export const EntRequest = z.object({
  /** Names this opening; a later one ends an earlier one. */
  id: z.uuid(),
  url: z.url(),
  /** `host[:port]` values that the view may visit; all else is refused. */
  hosts: z.array(z.string()).min(1),
  /** Set for a sign-in: the navigation to this URL carries the ticket, is caught and never sent. */
  service: z.object({ url: z.url(), state: z.string() }).nullable(),
  /** Loaded, best effort within 3 s, in the same storage before everything is wiped. */
  logoutUrl: z.url().nullable(),
  language: Language,
});
/** An order to show a page of the ENT in an isolated view with fresh storage in memory. */
export type EntRequest = z.infer<typeof EntRequest>;

export const EntOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('ticket'), ticket: z.string(), state: z.string() }),
  z.object({ outcome: z.literal('closed') }),
  z.object({ outcome: z.literal('failed'), code: ErrorCode }),
]);
/** How the view ended. The ENT's session was logged out and the storage wiped; after a ticket, that comes with `closeEnt`. */
export type EntOutcome = z.infer<typeof EntOutcome>;

/** The port of a shell: what a station asks of the process that shows the screen. No business rule behind it. */
export const shellContract = defineContract({
  calls: {
    /** Resolves when the view is closed and wiped, with what came of it; a ticket comes when the view is hidden. */
    openEnt: { input: EntRequest, output: EntOutcome },
    /** Ends the view now; the pending `openEnt` answers `closed`. After a ticket: it was checked, the ENT's session may end. */
    closeEnt: { input: z.object({ id: z.uuid() }), output: z.null() },
    /** Wraps 32 bytes with what the machine offers; refuses where it offers nothing. Base64 on both sides. */
    wrapKey: { input: z.object({ key: z.base64() }), output: z.object({ wrapped: z.base64() }) },
    unwrapKey: { input: z.object({ wrapped: z.base64() }), output: z.object({ key: z.base64() }) },
    /** Restarts the whole shell. */
    restart: { input: z.null(), output: z.null() },
  },
  events: {
    /** Where the view is now, for the trusted bar; sent at each navigation. `alive` says that the page answered. */
    ent: z.object({ id: z.uuid(), origin: z.string(), alive: z.boolean() }),
  },
});
export type ShellContract = typeof shellContract;

export const EntEvent = shellContract.events.ent;
/** One navigation inside the isolated view: its origin only, never a path or a query. */
export type EntEvent = z.infer<typeof EntEvent>;
