const ALIGNMENT = 64; // the weights behind the head keep their place in the cache line, whatever they are aligned to
const LARGEST = 1 << 16; // bytes

/** A field of a table to be: a number at once, or room for an offset that is filled in later. */
interface Field {
  readonly field: number;
  readonly value?: number;
}

/** What was written, and where its numbered parts are. Positions in bytes from the start of the head. */
interface Written {
  readonly position: number;
  readonly at: (index: number) => number;
}

/**
 * Writes the few tables that stand in front of an unchanged FlatBuffers file and point into it: parents first, since an offset of
 * this format only leads forward.
 */
export class HeadWriter {
  readonly #bytes = new Uint8Array(LARGEST);
  readonly #view = new DataView(this.#bytes.buffer);
  readonly #intoModel: { at: number; position: number }[] = [];
  #end = 8;

  constructor() {
    this.#bytes.set(new TextEncoder().encode('TFL3'), 4);
  }

  setRoot(position: number): void {
    this.#view.setUint32(0, position, true);
  }

  /** A table of 32-bit fields, its dispatch table before it. */
  table(fields: readonly Field[]): Written {
    const count = Math.max(...fields.map(({ field }) => field)) + 1;
    const dispatch = this.#take(4 + 2 * count);
    const position = this.#take(4 + 4 * fields.length);
    this.#view.setUint16(dispatch, 4 + 2 * count, true);
    this.#view.setUint16(dispatch + 2, 4 + 4 * fields.length, true);
    this.#view.setInt32(position, position - dispatch, true);
    const places = new Map<number, number>();
    for (const [index, { field, value = 0 }] of fields.entries()) {
      const offset = 4 + 4 * index;
      places.set(field, position + offset);
      this.#view.setUint16(dispatch + 4 + 2 * field, offset, true);
      this.#view.setUint32(position + offset, value, true);
    }
    return {
      position,
      at: (field) => {
        const place = places.get(field);
        if (place === undefined) throw new Error(`the table was written without field ${field}`);
        return place;
      },
    };
  }

  /** A vector with room for offsets. */
  vector(length: number): Written {
    const position = this.#take(4 + 4 * length);
    this.#view.setUint32(position, length, true);
    return { position, at: (index) => position + 4 + 4 * index };
  }

  /** A vector of 32-bit integers; gives its position. */
  integers(values: readonly number[]): number {
    const { position, at } = this.vector(values.length);
    for (const [index, value] of values.entries()) this.#view.setInt32(at(index), value, true);
    return position;
  }

  /** Fills in an offset to something of the head. */
  point(at: number, position: number): void {
    this.#view.setUint32(at, position - at, true);
  }

  /** Fills in an offset to a position of the model that will follow. */
  pointIntoModel(at: number, position: number): void {
    if (position === 0) throw new Error('the model lacks a part that every model has');
    this.#intoModel.push({ at, position });
  }

  finish(): Uint8Array {
    const length = Math.ceil(this.#end / ALIGNMENT) * ALIGNMENT;
    for (const { at, position } of this.#intoModel) this.point(at, length + position);
    return this.#bytes.slice(0, length);
  }

  #take(length: number): number {
    const position = Math.ceil(this.#end / 4) * 4;
    this.#end = position + length;
    if (this.#end > LARGEST) throw new RangeError('the head of a model is larger than it can reasonably be');
    return position;
  }
}
