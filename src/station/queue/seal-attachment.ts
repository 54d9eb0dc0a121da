import { createCipheriv } from 'node:crypto';
import type { SealingKey } from '../../shared/contract/central.ts';
import {
  prepareSeal,
  sealPrepared,
  type Binding,
  type Encrypt,
  type Preparation,
} from '../../shared/seal/envelope.ts';
import { sha256, type SealedAttachment } from './freeze.ts';
import type { Draft } from './port.ts';

/** Both formats of two photos: one may follow the other closely. */
const kept = 4;

/** On this thread: a photo takes a tenth of a millisecond, less than the way to another thread and back. */
const encrypt: Encrypt = (key, iv, additionalData, clear) => {
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(additionalData);
  return [cipher.update(clear), cipher.final(), cipher.getAuthTag()];
};

/**
 * Closes clear attachments for central and recovery; the station itself cannot read them again. The slow half of each envelope needs
 * neither the picture nor the command: it is kept ready, so that a person who presses « save » does not wait for it.
 */
export class Sealer {
  #ready: { readonly of: string; readonly preparation: Promise<Preparation> }[] = [];
  #named: { readonly recipients: readonly SealingKey[]; readonly of: string } | undefined;

  /** Makes ready for these recipients; what was ready for others is dropped. */
  warm(recipients: readonly SealingKey[]): void {
    const of = this.#nameOf(recipients);
    this.#ready = this.#ready.filter((one) => one.of === of);
    while (this.#ready.length < kept) {
      const preparation = prepareSeal(recipients);
      preparation.catch(() => undefined); // the save that uses it hears of it
      this.#ready.push({ of, preparation });
    }
  }

  async seal(
    { name, jpeg, sha256: known }: Draft['attachments'][number],
    recipients: readonly SealingKey[],
    binding: Binding,
  ): Promise<SealedAttachment> {
    const sealed = await sealPrepared(jpeg, await this.#take(recipients), binding, encrypt);
    const about = {
      name,
      sha256: sha256(sealed),
      clearSha256: known ?? sha256(jpeg),
      bytes: sealed.length,
      mediaType: 'image/jpeg' as const,
    };
    return { about, sealed };
  }

  #take(recipients: readonly SealingKey[]): Promise<Preparation> {
    const of = this.#nameOf(recipients);
    const at = this.#ready.findIndex((one) => one.of === of);
    const [ready] = at < 0 ? [] : this.#ready.splice(at, 1);
    return ready?.preparation ?? prepareSeal(recipients);
  }

  /** Recipients by value; those of the configuration in force are the same object each time, and are spelt once. */
  #nameOf(recipients: readonly SealingKey[]): string {
    if (this.#named?.recipients !== recipients) this.#named = { recipients, of: JSON.stringify(recipients) };
    return this.#named.of;
  }
}
