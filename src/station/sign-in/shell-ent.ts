import type { ShellContract } from '../../shared/contract/shell.ts';
import type { Client } from '../../shared/wire/wire.ts';
import type { EntView } from '../visit/ports.ts';

/** The isolated view of the ENT in the shell that started this station. */
export function shellEnt(shell: Client<ShellContract>): EntView {
  return {
    open: (request) => shell.call('openEnt', request),
    async close(opening) {
      await shell.call('closeEnt', { id: opening }); // a shell that is gone has no view
    },
    onMoved: (listener) => shell.on('ent', listener),
  };
}
