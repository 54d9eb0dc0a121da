import { Flatbuffer } from './flatbuffer.ts';

/** Field numbers of the TensorFlow Lite schema (tensorflow/compiler/mlir/lite/schema/schema.fbs). */
export const modelField = { version: 0, operatorCodes: 1, subgraphs: 2, description: 3, buffers: 4 } as const;
export const subgraphField = { tensors: 0, inputs: 1, outputs: 2, operators: 3, name: 4 } as const;
const operatorField = { code: 0, inputs: 1, outputs: 2 } as const;
const operatorCodeField = { customCode: 1 } as const;
const tensorField = { name: 3 } as const;

export interface Operator {
  /** Where its table is. */
  readonly table: number;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Name of a custom operator; empty for the built-in ones. */
  readonly custom: string;
}

/** The one graph of a TensorFlow Lite model; tensors are counted from 0. */
export interface ModelGraph {
  readonly file: Flatbuffer;
  readonly subgraph: number;
  readonly operators: readonly Operator[];
  /** The number of the tensor of that name. Throws when there is none, or more than one. */
  readonly tensor: (name: string) => number;
}

/** Reads the graph of a model. Throws when it is not a model, or has several graphs. */
export function readGraph(model: Uint8Array): ModelGraph {
  if (new TextDecoder().decode(model.subarray(4, 8)) !== 'TFL3')
    throw new Error('this is not a TensorFlow Lite model: its file identifier is not TFL3');
  const file = new Flatbuffer(model);
  const [subgraph, ...others] = file.tables(file.child(file.root, modelField.subgraphs));
  if (subgraph === undefined || others.length > 0)
    throw new Error(`a model with one graph was expected, this one has ${others.length + 1}`);

  const customs = file.tables(file.child(file.root, modelField.operatorCodes)).map((code) => {
    const name = file.child(code, operatorCodeField.customCode);
    return name === 0 ? '' : file.text(name);
  });
  const operators = file.tables(file.child(subgraph, subgraphField.operators)).map((table) => {
    const code = file.field(table, operatorField.code);
    return {
      table,
      inputs: file.integers(file.child(table, operatorField.inputs)),
      outputs: file.integers(file.child(table, operatorField.outputs)),
      custom: customs[code === 0 ? 0 : file.uint32(code)] ?? '',
    };
  });
  const names = file
    .tables(file.child(subgraph, subgraphField.tensors))
    .map((table) => file.text(file.child(table, tensorField.name)));
  return {
    file,
    subgraph,
    operators,
    tensor: (name) => {
      const found = names.indexOf(name);
      if (found < 0 || found !== names.lastIndexOf(name))
        throw new Error(`the model has no tensor, or several, called ${name}`);
      return found;
    },
  };
}
