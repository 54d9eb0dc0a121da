/** The middle of a cell of the detector's grids, as a share of the picture. */
export interface Anchor {
  readonly x: number;
  readonly y: number;
}

/** Cells along each side, and guesses per cell, of the grids of BlazeFace short range (MediaPipe's face_detection_short_range.pbtxt). */
const grids = [
  { cells: 16, guesses: 2 },
  { cells: 8, guesses: 6 },
] as const;

/** The 896 anchors in the order of the detector's answers. */
export function makeAnchors(): Anchor[] {
  const anchors: Anchor[] = [];
  for (const { cells, guesses } of grids)
    for (let row = 0; row < cells; row += 1)
      for (let column = 0; column < cells; column += 1)
        for (let guess = 0; guess < guesses; guess += 1)
          anchors.push({ x: (column + 0.5) / cells, y: (row + 0.5) / cells });
  return anchors;
}
