import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a file of the face analysis comes from: a pinned package, or a file packed with others inside of one. */
interface Source {
  readonly from: string;
  /** First and last byte of a packed file, as the package's `face_mesh_solution_packed_assets_loader.js` has them. */
  readonly bytes?: readonly [start: number, end: number];
  readonly sha256: string;
}

const packed = '@mediapipe/face_mesh/face_mesh_solution_packed_assets.data';

/** The files of the face analysis by the name under which they are shipped, unchanged. */
export const sources = {
  'detector.tflite': {
    from: packed,
    bytes: [3_757_224, 3_986_256],
    sha256: '3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633',
  },
  'attention.tflite': {
    from: packed,
    bytes: [0, 2_495_952],
    sha256: '883b7411747bac657c30c462d305d312e9dec6adbf8b85e2f5d8d722fca9455d',
  },
  'person.tflite': {
    from: '@mediapipe/selfie_segmentation/selfie_segmentation.tflite',
    sha256: '8d13b7fae74af625c641226813616a2117bd6bca19eb3b75574621fc08557f27',
  },
  'litert_wasm_internal.js': {
    from: '@litertjs/core/wasm/litert_wasm_internal.js',
    sha256: '68efb69f770e3f76aff36a377de629ca496c131b86ac0f0f4b592a1543a898eb',
  },
  'litert_wasm_internal.wasm': {
    from: '@litertjs/core/wasm/litert_wasm_internal.wasm',
    sha256: '7280cf4471774867e385e6c3cd53e2b45e2975b80fea338fff4ef359b0865614',
  },
} as const satisfies Readonly<Record<string, Source>>;

/** Reads one of them out of the packages. Throws a plain sentence when its bytes are not the ones that were reviewed. */
export function readSource(packages: string, name: keyof typeof sources): Uint8Array {
  const source: Source = sources[name];
  const file = readFileSync(join(packages, source.from));
  return verified(name, source.bytes === undefined ? file : file.subarray(...source.bytes), source.sha256);
}

/** Gives the bytes back when their digest is the expected one, and throws otherwise. */
export function verified(name: string, bytes: Uint8Array, sha256: string): Uint8Array {
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found === sha256) return bytes;
  throw new Error(
    `${name} of the face analysis is not the file that was reviewed: its SHA-256 is ${found}, ${sha256} was expected. ` +
      'Install the packages again (npm ci). If a version was changed on purpose, review the new files and write their digests in scripts/face.',
  );
}
