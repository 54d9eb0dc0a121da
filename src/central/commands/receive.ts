import type { Delivered } from '../../shared/contract/central.ts';
import { receiptType, type Receipt } from '../../shared/contract/receipt.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { signJson } from '../keys/sign.ts';
import { checkSealedPhoto } from '../photos/open.ts';
import type { Db } from '../store/store.ts';
import { applyCommand, checkVisit } from './apply.ts';
import { placeInChain } from './sequence.ts';
import type { VerifiedCommand } from './verify.ts';

/**
 * Applies a command exactly once: its effect, its place in the chain and its receipt are one transaction. However often it comes again, it is
 * answered with the receipt of the first time, byte for byte.
 */
export async function receiveCommand(
  context: Context,
  verified: VerifiedCommand,
): Promise<Result<Delivered, 'command.conflict'>> {
  const { store, clock } = context;
  const { command } = verified;
  const before = await answeredBefore(store.db, verified);
  if (before !== null) return before;
  // Outside the transaction: it is slow, and depends on the command only.
  const pictures = await checkPictures(context, verified);
  return store.transaction(async (tx) => {
    const meanwhile = await answeredBefore(tx, verified);
    if (meanwhile !== null) return meanwhile;
    const received = clock();
    // No act is later than its arrival, whatever the station's clock says: a wrong clock must not win over later decisions.
    const acted = Math.max(0, Math.min(Date.parse(command.occurredAt) + command.clockOffset, received));
    const times = { actedAt: instant(acted), receivedAt: instant(received) };
    const place = await placeInChain(tx, command, verified.sha256, times.receivedAt);
    const visit = await checkVisit(tx, command, acted);
    const outcome: Result<true, ErrorCode> =
      place === 'taken'
        ? err('command.conflict')
        : !visit.ok
          ? visit
          : !pictures.ok
            ? pictures
            : await applyCommand(context, tx, command, verified.sealed, times, visit.value);
    const receipt = await signJson(
      receiptOf(verified, times.receivedAt, outcome),
      receiptType,
      context.keys.receipt,
    );
    await tx
      .insertInto('commands')
      .values({
        id: command.id,
        station_id: command.station,
        sequence: command.sequence,
        kind: command.kind,
        person_id: command.subject,
        visit_id: command.actor.visit,
        acted_at: times.actedAt,
        received_at: times.receivedAt,
        sha256: verified.sha256,
        jws: verified.jws,
        outcome: outcome.ok ? 'applied' : 'refused',
        code: outcome.ok ? null : outcome.error,
        receipt,
      })
      .execute();
    return ok({ receipt });
  });
}

async function answeredBefore(
  db: Db,
  { command, sha256 }: VerifiedCommand,
): Promise<Result<Delivered, 'command.conflict'> | null> {
  const row = await db
    .selectFrom('commands')
    .select(['station_id', 'sha256', 'receipt'])
    .where('id', '=', command.id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const same = row.station_id === command.station && row.sha256 === sha256;
  return same ? ok({ receipt: row.receipt }) : err('command.conflict');
}

async function checkPictures(context: Context, verified: VerifiedCommand): Promise<Result<true, ErrorCode>> {
  const { command, sealed } = verified;
  for (const [index, attachment] of command.attachments.entries()) {
    const bytes = sealed[index] ?? new Uint8Array();
    const checked = await checkSealedPhoto(bytes, attachment, command, context.keys.unsealing);
    if (!checked.ok) return checked;
  }
  return ok(true);
}

function receiptOf(verified: VerifiedCommand, receivedAt: string, outcome: Result<true, ErrorCode>): Receipt {
  const { command, sha256 } = verified;
  const named = {
    command: command.id,
    station: command.station,
    commandSha256: sha256,
    attachments: command.attachments.map((attachment) => attachment.sha256),
    receivedAt,
  };
  return outcome.ok
    ? { ...named, outcome: 'applied' }
    : { ...named, outcome: 'refused', code: outcome.error };
}
