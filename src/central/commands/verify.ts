import type { CommandDelivery } from '../../shared/contract/central.ts';
import { Command, commandType } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId, Sha256 } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { sha256 } from '../hash.ts';
import { stationKey } from '../keys/ed25519.ts';
import { parseJson, verifiedBytes } from '../keys/sign.ts';
import type { ProvenStation } from '../stations/proof.ts';

/** A command that is what it says: signed by the station that brings it, whole, with its attachments. */
export interface VerifiedCommand {
  readonly command: Command;
  /** Of the signed bytes. */
  readonly sha256: Sha256;
  readonly jws: string;
  /** In the command's order. */
  readonly sealed: readonly Uint8Array[];
}

/** Checks a delivery. What fails here gets no receipt: it could be anybody's words. */
export async function verifyDelivery(
  id: CommandId,
  station: ProvenStation,
  delivery: CommandDelivery,
): Promise<Result<VerifiedCommand, ErrorCode>> {
  const key = await stationKey(station.publicKey);
  const bytes = await verifiedBytes(delivery.command, { typ: commandType, kid: station.id }, key);
  if (!bytes.ok) return err('command.signature-refused');
  const read = Command.safeParse(parseJson(bytes.value));
  if (!read.success || read.data.id !== id) return err('command.invalid');
  if (read.data.station !== station.id) return err('command.signature-refused');
  const came = new Map(
    delivery.attachments.map((attachment) => {
      const sealed = new Uint8Array(Buffer.from(attachment.sealed, 'base64'));
      return [sha256(sealed), sealed] as const; // by what they are, not by what they say
    }),
  );
  const wanted = read.data.attachments;
  if (delivery.attachments.length !== wanted.length) return err('attachment.missing');
  if (delivery.attachments.some((attachment) => !came.has(attachment.sha256)))
    return err('attachment.missing');
  const sealed: Uint8Array[] = [];
  for (const attachment of wanted) {
    const found = came.get(attachment.sha256);
    if (found?.length !== attachment.bytes) return err('attachment.missing');
    sealed.push(found);
  }
  return ok({ command: read.data, sha256: sha256(bytes.value), jws: delivery.command, sealed });
}
