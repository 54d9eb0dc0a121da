/** A compiled model: numbers in, numbers out, in the order in which the model file has them. */
export interface Model {
  /** Runs it once. Each input is given with its shape; the answers belong to the caller. */
  run(inputs: readonly ModelInput[]): Promise<readonly Float32Array[]>;
}

export interface ModelInput {
  readonly values: Float32Array;
  /** Such as [1, 192, 192, 3]: one picture, rows, columns, channels. */
  readonly shape: readonly number[];
}

/** The answer at a place, which must have that many numbers. Throws otherwise: the runtime is not the one that was tested. */
export function answer(answers: readonly Float32Array[], index: number, length: number): Float32Array {
  const found = answers[index];
  if (found?.length !== length)
    throw new RangeError(
      `answer ${index} of a model has ${found?.length ?? 'no'} numbers instead of ${length}`,
    );
  return found;
}

/** The logistic function: what the models leave to the caller for their scores. */
export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
