/**
 * Reading FlatBuffers without a generated schema: enough to walk the tables of a TensorFlow Lite model.
 * Source: FlatBuffers' « Internals » page; positions are absolute, in bytes, and 0 stands for « not there ».
 */
export class Flatbuffer {
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The position of the root table. */
  get root(): number {
    return this.follow(0);
  }

  uint32(at: number): number {
    return this.#view.getUint32(at, true);
  }

  /** Where the offset stored at `at` leads to. */
  follow(at: number): number {
    return at + this.uint32(at);
  }

  /** The position of a table's field; 0 when the table was written without it. */
  field(table: number, index: number): number {
    const dispatch = table - this.#view.getInt32(table, true);
    const fields = (this.#view.getUint16(dispatch, true) - 4) / 2;
    const offset = index < fields ? this.#view.getUint16(dispatch + 4 + 2 * index, true) : 0;
    return offset === 0 ? 0 : table + offset;
  }

  /** What a field that holds an offset leads to: a table, a vector or a string; 0 when it is not there. */
  child(table: number, index: number): number {
    const at = this.field(table, index);
    return at === 0 ? 0 : this.follow(at);
  }

  /** The tables of a vector of tables. */
  tables(vector: number): number[] {
    return this.#items(vector).map((at) => this.follow(at));
  }

  /** The numbers of a vector of 32-bit integers. */
  integers(vector: number): number[] {
    return this.#items(vector).map((at) => this.#view.getInt32(at, true));
  }

  text(at: number): string {
    return new TextDecoder().decode(
      new Uint8Array(this.#view.buffer, this.#view.byteOffset + at + 4, this.uint32(at)),
    );
  }

  #items(vector: number): number[] {
    if (vector === 0) return [];
    return Array.from({ length: this.uint32(vector) }, (_, index) => vector + 4 + 4 * index);
  }
}
