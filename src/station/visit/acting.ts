import type { CommandId } from '../../shared/domain/ids.ts';
import type { Fresh } from './event.ts';

/** The beginning of an act: its command has its id from here on. */
export const acting = (fresh: Fresh): { command: CommandId; saving: null } => ({
  command: fresh.command,
  saving: null,
});
