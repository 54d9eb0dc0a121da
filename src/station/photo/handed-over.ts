import type { Answer } from './worker-intake.ts';

/**
 * An answer whose pictures are in memory of their own, which goes to the other thread with them. What sharp on WebAssembly gives out lies in
 * its shared memory: sent as it is, the other thread would look into that memory, where the next picture is written over this one.
 */
export function handedOver(result: Answer['result']): { answer: Answer['result']; pictures: ArrayBuffer[] } {
  const pictures: ArrayBuffer[] = [];
  const own = (jpeg: Uint8Array): Buffer => {
    const memory = new ArrayBuffer(jpeg.length);
    pictures.push(memory);
    const copy = Buffer.from(memory);
    copy.set(jpeg);
    jpeg.fill(0);
    return copy;
  };
  if (!result.ok) return { answer: result, pictures };
  const { value } = result;
  if (value instanceof Uint8Array) return { answer: { ok: true, value: own(value) }, pictures };
  if ('jpeg' in value) return { answer: { ok: true, value: { ...value, jpeg: own(value.jpeg) } }, pictures };
  const { identity, directory } = value;
  const both = {
    identity: { ...identity, jpeg: own(identity.jpeg) },
    directory: { ...directory, jpeg: own(directory.jpeg) },
  };
  return { answer: { ok: true, value: both }, pictures };
}
