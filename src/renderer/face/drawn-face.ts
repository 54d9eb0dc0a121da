import { readableCanvas } from './canvas.ts';

/** Pixels of each side of the drawing. */
export const drawingSide = 320;

/** Where the drawing has its two irises, right and left of the person, and its chin, in pixels. */
export const drawnPlaces = {
  rightEye: { x: 126, y: 146 },
  leftEye: { x: 194, y: 146 },
  chin: { x: 160, y: 244 },
} as const;

/** Draws the face of nobody: enough light and shade for the models to take it for one. */
export function drawFace(): OffscreenCanvas {
  const context = readableCanvas(drawingSide, drawingSide);
  ground(context);
  head(context);
  for (const eye of [drawnPlaces.rightEye, drawnPlaces.leftEye]) drawEye(context, eye.x, eye.y);
  nose(context);
  mouth(context);
  return context.canvas;
}

type Context = OffscreenCanvasRenderingContext2D;

function ellipse(
  context: Context,
  x: number,
  y: number,
  rx: number,
  ry: number,
  fill: string | CanvasGradient,
) {
  context.fillStyle = fill;
  context.beginPath();
  context.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
  context.fill();
}

function glow(
  context: Context,
  x: number,
  y: number,
  radius: number,
  inner: string,
  outer: string,
): CanvasGradient {
  const gradient = context.createRadialGradient(x, y, 0, x, y, radius);
  gradient.addColorStop(0, inner);
  gradient.addColorStop(1, outer);
  return gradient;
}

function line(context: Context, path: string, width: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineCap = 'round';
  context.stroke(new Path2D(path));
}

function ground(context: Context): void {
  context.fillStyle = '#b9c2cc';
  context.fillRect(0, 0, drawingSide, drawingSide);
  ellipse(context, 160, 330, 130, 70, '#3c4a63');
  context.fillStyle = '#a87658';
  context.fillRect(130, 220, 60, 55);
}

function head(context: Context): void {
  ellipse(context, 160, 128, 86, 96, '#3b2a20');
  ellipse(context, 160, 158, 72, 90, glow(context, 160, 145, 105, '#e6b999', '#a8714f'));
  ellipse(context, 160, 82, 70, 30, '#3b2a20');
  ellipse(
    context,
    118,
    182,
    20,
    16,
    glow(context, 118, 182, 20, 'rgba(205,110,95,.35)', 'rgba(205,110,95,0)'),
  );
  ellipse(
    context,
    202,
    182,
    20,
    16,
    glow(context, 202, 182, 20, 'rgba(205,110,95,.35)', 'rgba(205,110,95,0)'),
  );
}

function drawEye(context: Context, x: number, y: number): void {
  ellipse(context, x, y - 2, 26, 18, glow(context, x, y - 2, 26, 'rgba(110,65,45,.55)', 'rgba(110,65,45,0)'));
  ellipse(context, x, y, 15, 7, '#f1ece6');
  ellipse(context, x, y, 7, 7, '#4a3525');
  ellipse(context, x, y, 3.2, 3.2, '#0d0806');
  ellipse(context, x + 2, y - 2.5, 1.6, 1.6, '#ffffff');
  line(context, `M${x - 16} ${y + 1} Q${x} ${y - 14} ${x + 16} ${y + 1}`, 3, '#2c1a12');
  line(context, `M${x - 13} ${y + 4} Q${x} ${y + 10} ${x + 13} ${y + 4}`, 1.2, '#7c5140');
  line(context, `M${x - 20} ${y - 20} Q${x} ${y - 30} ${x + 20} ${y - 20}`, 6, '#3b2a20');
}

function nose(context: Context): void {
  ellipse(
    context,
    160,
    186,
    17,
    13,
    glow(context, 160, 186, 17, 'rgba(240,200,175,.8)', 'rgba(240,200,175,0)'),
  );
  line(context, 'M151 150 Q147 175 143 188 Q145 195 152 194', 2, 'rgba(120,72,50,.6)');
  line(context, 'M169 150 Q173 175 177 188 Q175 195 168 194', 2, 'rgba(120,72,50,.6)');
  ellipse(context, 152, 194, 5, 2.6, '#5d3626');
  ellipse(context, 168, 194, 5, 2.6, '#5d3626');
}

function mouth(context: Context): void {
  context.fillStyle = '#b0584f';
  context.fill(new Path2D('M132 217 Q148 208 160 212 Q172 208 188 217 Q160 236 132 217 Z'));
  line(context, 'M132 217 Q160 222 188 217', 2, '#6b2f2b');
  ellipse(context, 160, 238, 18, 5, glow(context, 160, 238, 18, 'rgba(120,72,50,.4)', 'rgba(120,72,50,0)'));
}
