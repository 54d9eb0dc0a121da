import { makeDetector } from './detector.ts';
import { makeLandmarks } from './landmarks.ts';
import { compile, loadRuntime } from './litert.ts';
import { makeMask } from './mask.ts';
import type { FaceRuntime } from './runtime.ts';

/** Loads LiteRT and the models from a folder of the screen's own files. Throws when one of them cannot be had. */
export async function loadFaceRuntime(base: string): Promise<FaceRuntime> {
  const load = async (name: string): Promise<Uint8Array> => {
    const response = await fetch(base + name);
    if (!response.ok) throw new Error(`${name} cannot be loaded: status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const files = Promise.all([
    load('detector.tflite'),
    load('attention.tflite'),
    load('attention-trunk.head'),
    load('attention-refinement.head'),
    load('person.tflite'),
  ]);
  const [[detector, attention, trunk, refinement, person]] = await Promise.all([files, loadRuntime(base)]);
  const models = {
    detector: await compile(detector),
    trunk: await compile(joined(trunk, attention)),
    refinement: await compile(joined(refinement, attention)),
    person: await compile(person),
  };
  return {
    detect: makeDetector(models.detector),
    landmarks: makeLandmarks(models),
    mask: makeMask(models.person),
  };
}

/** A head and the model that it points into are a model of one part (scripts/face/cut-model.ts). */
function joined(head: Uint8Array, model: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + model.length);
  bytes.set(head);
  bytes.set(model, head.length);
  return bytes;
}
