const segment = (marker: number, data: readonly number[]): Buffer => {
  const length = data.length + 2;
  return Buffer.of(0xff, marker, length >> 8, length & 0xff, ...data);
};

/**
 * A valid progressive JPEG of some hundred kilobytes that keeps a decoder busy for as long as it can: every bit of every coefficient of
 * every component comes in a scan of its own (ITU-T T.81, G.1.1), 2,649 of them, each one a pass over all blocks. Or fewer.
 */
export function slowJpeg(width: number, height: number, mostScans = Infinity): Buffer {
  const components = [1, 2, 3];
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  const parts = [
    Buffer.of(0xff, 0xd8),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
    segment(0xc2, [8, ...size, 3, ...components.flatMap((id) => [id, 0x11, 0])]),
    segment(0xc4, table(0x00, 0x00)),
    segment(0xc4, table(0x10, 0xe0)),
  ];
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const dark = Buffer.alloc(Math.ceil(blocks / 8)); // one bit a block: no difference
  const nothing = emptyRuns(blocks);
  const scans = components.map((id) => [scan(id, 0, 0, 0), dark]);
  for (const id of components)
    for (let coefficient = 1; coefficient < 64; coefficient += 1)
      for (let bit = 13; bit >= 0; bit -= 1)
        scans.push([scan(id, coefficient, bit === 13 ? 0 : bit + 1, bit), nothing]);
  return Buffer.concat([...parts, ...scans.slice(0, mostScans).flat(), Buffer.of(0xff, 0xd9)]);
}

/** A Huffman table with one code, the bit 0. */
const table = (place: number, symbol: number): number[] => [
  place,
  1,
  ...Array.from({ length: 15 }, () => 0),
  symbol,
];

const scan = (id: number, coefficient: number, from: number, to: number): Buffer =>
  segment(0xda, [1, id, 0x00, coefficient, coefficient, (from << 4) | to]);

/** As many runs of 32,767 blocks without anything as it takes: the code, and fourteen ones. */
function emptyRuns(blocks: number): Buffer {
  const bits = '011111111111111'.repeat(Math.ceil(blocks / 32_767));
  const bytes: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    const byte = Number.parseInt(bits.slice(at, at + 8).padEnd(8, '1'), 2);
    bytes.push(byte, ...(byte === 0xff ? [0] : []));
  }
  return Buffer.from(bytes);
}
