import { shellContract } from '../contract/shell.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Channel } from '../wire/channel.ts';
import { Wire } from '../wire/wire.ts';
import type { EntDesk } from './ent-desk.ts';

/** What the machine offers to keep a key that must not lie in clear on the disk. 32 bytes in base64, both ways. */
export interface KeyWrap {
  wrap(key: string): Promise<Result<string, ErrorCode>>;
  unwrap(wrapped: string): Promise<Result<string, ErrorCode>>;
}

export interface ShellParts {
  readonly ent: EntDesk;
  readonly keyWrap: KeyWrap;
  readonly restart: () => void;
  readonly onBug: (bug: unknown) => void;
}

/** Answers the contract `shell` to one station. When that station is gone, its view of the ENT is closed and wiped. */
export function serveShell(channel: Channel, { ent, keyWrap, restart, onBug }: ShellParts): void {
  const wire = new Wire(channel);
  const server = wire.serve(
    'shell',
    shellContract,
    {
      openEnt: async (request) => ok(await ent.open(request, (event) => server.emit('ent', event))),
      closeEnt: async ({ id }) => {
        ent.close(id);
        return ok(null);
      },
      wrapKey: async ({ key }) => mapped(await keyWrap.wrap(key), (wrapped) => ({ wrapped })),
      unwrapKey: async ({ wrapped }) => mapped(await keyWrap.unwrap(wrapped), (key) => ({ key })),
      restart: async () => {
        restart();
        return ok(null);
      },
    },
    onBug,
  );
  wire.onClose(() => void ent.closeAll());
}

function mapped<A, B>(result: Result<A, ErrorCode>, change: (value: A) => B): Result<B, ErrorCode> {
  return result.ok ? ok(change(result.value)) : result;
}
