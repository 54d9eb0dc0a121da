import { modelField, readGraph, subgraphField, type Operator } from './model-graph.ts';
import { HeadWriter } from './head-writer.ts';

/** A part of a model, by the names of its tensors, in the order in which they are given and taken. */
export interface Part {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/**
 * Cuts a part out of a model. The answer is a head of some kilobytes: head and model, one behind the other, are a model of that part.
 * Not a byte of the model itself changes, so that several heads share one file of weights. Throws when the part cannot be computed
 * from its inputs, or needs a custom operator.
 */
export function cutModel(model: Uint8Array, part: Part): Uint8Array {
  const { file, subgraph, operators, tensor } = readGraph(model);
  const inputs = part.inputs.map(tensor);
  const outputs = part.outputs.map(tensor);
  const kept = neededFor(outputs, new Set(inputs), operators);
  const custom = kept.find((operator) => operator.custom !== '');
  if (custom !== undefined) throw new Error(`the part still needs the custom operator ${custom.custom}`);
  const ends = new Set(file.integers(file.child(subgraph, subgraphField.inputs)));
  const read = new Set(kept.flatMap((operator) => operator.inputs));
  for (const end of ends)
    if (read.has(end) && !inputs.includes(end))
      throw new Error('the part reads an input of the model that is not among its own');

  const head = new HeadWriter();
  const root = head.table([
    { field: modelField.version, value: file.uint32(file.field(file.root, modelField.version)) },
    { field: modelField.operatorCodes },
    { field: modelField.subgraphs },
    { field: modelField.buffers },
  ]);
  head.setRoot(root.position);
  head.pointIntoModel(root.at(modelField.operatorCodes), file.child(file.root, modelField.operatorCodes));
  head.pointIntoModel(root.at(modelField.buffers), file.child(file.root, modelField.buffers));
  const graphs = head.vector(1);
  head.point(root.at(modelField.subgraphs), graphs.position);
  const graph = head.table([
    { field: subgraphField.tensors },
    { field: subgraphField.inputs },
    { field: subgraphField.outputs },
    { field: subgraphField.operators },
  ]);
  head.point(graphs.at(0), graph.position);
  head.pointIntoModel(graph.at(subgraphField.tensors), file.child(subgraph, subgraphField.tensors));
  head.point(graph.at(subgraphField.inputs), head.integers(inputs));
  head.point(graph.at(subgraphField.outputs), head.integers(outputs));
  const list = head.vector(kept.length);
  head.point(graph.at(subgraphField.operators), list.position);
  for (const [index, operator] of kept.entries()) head.pointIntoModel(list.at(index), operator.table);
  return head.finish();
}

/** The operators on which the outputs depend, in their old order, stopping at the inputs. */
function neededFor(outputs: readonly number[], inputs: ReadonlySet<number>, operators: readonly Operator[]) {
  const wanted = new Set(outputs);
  const kept: Operator[] = [];
  for (const operator of operators.toReversed()) {
    if (!operator.outputs.some((tensor) => wanted.has(tensor) && !inputs.has(tensor))) continue;
    kept.push(operator);
    for (const tensor of operator.inputs) wanted.add(tensor);
  }
  return kept.reverse();
}
