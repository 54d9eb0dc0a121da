/** A picture that can be drawn: a frame, or a canvas with one. */
export type Picture = OffscreenCanvas | ImageBitmap;

/** A canvas in memory whose pixels are read often. */
export function readableCanvas(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser gives no canvas to a worker');
  return context;
}

/** Takes the picture off a canvas: no frame stays behind once it was read. */
export function forget(context: OffscreenCanvasRenderingContext2D): void {
  context.resetTransform();
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}

/** Takes red, green and blue off a canvas as the models want them: `value * factor + offset`, row by row. */
export function tensorOf(
  context: OffscreenCanvasRenderingContext2D,
  factor: number,
  offset: number,
): Float32Array {
  const { width, height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  forget(context);
  const values = new Float32Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4) {
    values[to++] = (data[from] as number) * factor + offset;
    values[to++] = (data[from + 1] as number) * factor + offset;
    values[to++] = (data[from + 2] as number) * factor + offset;
  }
  return values;
}
