import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attentionHeads } from './attention-heads.ts';
import { cutModel } from './cut-model.ts';
import { readGraph, subgraphField } from './model-graph.ts';
import { readSource, verified } from './sources.ts';

const attention = readSource(resolve('node_modules'), 'attention.tflite');

/** A head and the model behind it, as the worker joins them. */
function joined(head: Uint8Array | undefined): Uint8Array {
  if (head === undefined) throw new Error('there is no such head');
  return Buffer.concat([head, attention]);
}

function ends(model: Uint8Array) {
  const { file, subgraph, operators } = readGraph(model);
  const of = (field: number) => file.integers(file.child(subgraph, field));
  return {
    inputs: of(subgraphField.inputs),
    outputs: of(subgraphField.outputs),
    operators: operators.length,
    custom: operators.filter(({ custom }) => custom !== '').map(({ custom }) => custom),
  };
}

describe('the attention model, cut at its custom operators', () => {
  it('has three kinds of custom operators as a whole', () => {
    expect(new Set(ends(attention).custom)).toEqual(
      new Set(['Landmarks2TransformMatrix', 'TransformTensorBilinear', 'TransformLandmarks']),
    );
  });

  it('has none of them left in its two parts', () => {
    const heads = attentionHeads(attention);
    const trunk = ends(joined(heads.get('attention-trunk.head')));
    const refinement = ends(joined(heads.get('attention-refinement.head')));
    expect(trunk).toMatchObject({ inputs: [0], outputs: [186, 35, 710], custom: [] });
    expect(refinement).toMatchObject({
      inputs: [199, 200, 201],
      outputs: [697, 700, 703, 704, 707],
      custom: [],
    });
    expect(trunk.operators + refinement.operators).toBeLessThan(ends(attention).operators);
  });

  it('is cut into the same bytes every time', () => {
    const part = { inputs: ['input_1'], outputs: ['conv_faceflag'] };
    expect(cutModel(attention, part)).toEqual(cutModel(attention, part));
    expect(cutModel(attention, part).length % 64).toBe(0);
  });

  it('is not cut where a custom operator would remain', () => {
    expect(() => cutModel(attention, { inputs: ['input_1'], outputs: ['output_lips'] })).toThrow(
      'still needs the custom operator',
    );
  });

  it('is not cut into a part that lacks an input', () => {
    expect(() =>
      cutModel(attention, { inputs: ['p_re_lu_3'], outputs: ['output_mesh', 'p_re_lu_2'] }),
    ).toThrow('reads an input of the model that is not among its own');
  });

  it('is not cut at a tensor that it has not', () => {
    expect(() => cutModel(attention, { inputs: ['input_1'], outputs: ['nose'] })).toThrow('called nose');
  });

  it('is refused when it is no model at all', () => {
    expect(() => readGraph(new TextEncoder().encode('not a model, only words'))).toThrow(
      'not a TensorFlow Lite',
    );
  });
});

describe('the digests', () => {
  it('stop the build with a plain sentence when one bit differs', () => {
    const changed = Uint8Array.from(attention);
    changed[1_000_000] = (changed[1_000_000] ?? 0) ^ 1;
    expect(() => attentionHeads(changed)).not.toThrow(); // weights are no part of a head: the source's own digest guards them
    expect(() => verified('attention.tflite', changed, '883b7411')).toThrow(
      /^attention\.tflite of the face analysis is not the file that was reviewed/,
    );
  });
});
