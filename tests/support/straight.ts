import { v7 } from 'uuid';
import type { CommandKind } from '../../src/shared/contract/command.ts';
import { CommandId } from '../../src/shared/domain/ids.ts';
import { good, type Clerk } from '../../src/demo/seed/clerk.ts';
import type { DemoResident } from '../../src/demo/people.ts';
import type { Draft, Settlement } from '../../src/station/queue/port.ts';

/** Opens a visit at a station whose screen was taken over, and answers how to send any command at all from it. */
export async function actAs(clerk: Clerk, who: DemoResident) {
  const visit = await clerk.visit(who.login, who.password);
  return async (kind: CommandKind, payload: object, subject: unknown): Promise<Settlement> => {
    const id = CommandId.parse(v7());
    const actor = { role: 'holder', visit: visit.id };
    // Forged on purpose: the station's own visit would never make such a draft.
    const draft = { id, kind, subject, actor, payload, attachments: [] } as unknown as Draft;
    good('the save', await clerk.engine.outbox.save(draft));
    return clerk.engine.outbox.settled(id, 60_000);
  };
}
