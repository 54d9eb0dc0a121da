import { loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';
import type { Model } from './model.ts';

/** Loads LiteRT, once for a worker. `base`: the folder of its two files, as an address that ends in a slash. */
export async function loadRuntime(base: string): Promise<void> {
  hideGraphics();
  // its loader looks for the .wasm beside the worker's own script unless it is told
  Object.assign(self, { Module: { locateFile: (file: string) => base + file, print: note, printErr: note } });
  await loadLiteRt(`${base}litert_wasm_internal.js`);
}

/** LiteRT asks for a device of WebGPU even when it is told to do without: it gets none, and the graphics processor is left alone. */
function hideGraphics(): void {
  const adapter = { limits: {}, features: new Set(), requestDevice: () => Promise.resolve(null) };
  const gpu = { requestAdapter: () => Promise.resolve(adapter) };
  Object.defineProperty(self.navigator, 'gpu', { value: gpu, configurable: true });
}

/** The last error that LiteRT wrote, since it throws none: without this, a run that failed would answer what lay in its memory. */
let complaint: string | null = null;

/** Hears what LiteRT writes to the console. */
function note(line: string): void {
  if (line.startsWith('ERROR')) complaint = line;
}

function throwComplaint(): void {
  const found = complaint;
  complaint = null;
  if (found !== null) throw new Error(`LiteRT wrote ${found}`);
}

/** Compiles a model for the processor. Throws what LiteRT only writes down: an operator that it lacks, a run that failed. */
export async function compile(bytes: Uint8Array): Promise<Model> {
  const compiled = await loadAndCompile(bytes, { accelerator: 'wasm' });
  throwComplaint();
  return {
    run: async (inputs) => {
      const tensors = inputs.map(({ values, shape }) => new Tensor(values, [...shape]));
      try {
        const answers = await compiled.run(tensors);
        const values = answers.map(take);
        throwComplaint();
        return values;
      } finally {
        for (const tensor of tensors) tensor.delete(); // it lies in the memory of the wasm, which no collector looks at
      }
    },
  };
}

function take(tensor: Tensor): Float32Array {
  try {
    return Float32Array.from(tensor.toTypedArray());
  } finally {
    tensor.delete();
  }
}
