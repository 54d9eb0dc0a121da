/** Bytes of a block (MF1S50YYX_V1 data sheet, 8.6). */
export const BLOCK_BYTES = 16;
/** The first 32 sectors have 4 blocks, those after it (4K only) 16 (MF1S70YYX_V1 data sheet, 8.6). */
const SMALL_SECTORS = 32;
const SMALL = 4;
const LARGE = 16;
const SMALL_BLOCKS = SMALL_SECTORS * SMALL;

/** The sector that a block belongs to. */
export const sectorOf = (block: number): number =>
  block < SMALL_BLOCKS
    ? Math.floor(block / SMALL)
    : SMALL_SECTORS + Math.floor((block - SMALL_BLOCKS) / LARGE);

/** The last block of a sector: keys and access bits. */
export const trailerOf = (sector: number): number =>
  sector < SMALL_SECTORS
    ? sector * SMALL + SMALL - 1
    : SMALL_BLOCKS + (sector - SMALL_SECTORS) * LARGE + LARGE - 1;

/** Whether a block is a trailer. */
export const isTrailer = (block: number): boolean => trailerOf(sectorOf(block)) === block;
