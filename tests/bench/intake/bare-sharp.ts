// The baseline of a photo that is accepted: sharp on WebAssembly in a thread of its own, making both formats of the same frame, and nothing
// else: no look at the bytes, no limits, no hashes, no seal, no store.
import { parentPort } from 'node:worker_threads';
import { directoryFormat, identityFormat } from '../../../src/shared/domain/photo.ts';
import type { PixelCrop } from '../../../src/station/photo/crop.ts';
import { loadSharp } from '../../../src/station/photo/load-sharp.ts';

export interface BareQuestion {
  readonly jpeg: Uint8Array;
  readonly part: PixelCrop;
}

const quality = { quality: 90, chromaSubsampling: '4:4:4' } as const;
const sharp = await loadSharp();
sharp.cache(false);
sharp.concurrency(1);

parentPort?.on('message', ({ jpeg, part }: BareQuestion) => {
  const begun = performance.now();
  void bothFormats(jpeg, part).then(() => parentPort?.postMessage(performance.now() - begun));
});

async function bothFormats(jpeg: Uint8Array, part: PixelCrop): Promise<void> {
  const { data, info } = await sharp(jpeg)
    .autoOrient()
    .extract(part)
    .resize(identityFormat.width, identityFormat.height)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  await sharp(data, { raw }).jpeg(quality).toBuffer();
  await sharp(data, { raw }).resize(directoryFormat.width, directoryFormat.height).jpeg(quality).toBuffer();
}
