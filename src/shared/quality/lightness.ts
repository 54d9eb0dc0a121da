/** Light of sRGB values (IEC 61966-2-1): 0..255 as stored to 0..1 as light. */
export const linear = new Float32Array(256).map((_none, stored) => {
  const part = stored / 255;
  return part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92;
});

/** Luminance Y of a pixel, 0..255, from the light of its colours (Rec. 709 weights, as ISO/IEC 29794-5 takes it). */
export function luminance(data: Uint8ClampedArray, offset: number): number {
  const red = linear[data[offset] ?? 0] ?? 0;
  const green = linear[data[offset + 1] ?? 0] ?? 0;
  const blue = linear[data[offset + 2] ?? 0] ?? 0;
  return 255 * (0.2126 * red + 0.7152 * green + 0.0722 * blue);
}

/** Grey level of a pixel as stored, 0..255 (Rec. 601 weights): what edges are looked for in. */
export function grey(data: Uint8ClampedArray, offset: number): number {
  return 0.299 * (data[offset] ?? 0) + 0.587 * (data[offset + 1] ?? 0) + 0.114 * (data[offset + 2] ?? 0);
}

/** A colour in CIELAB, D50: `l` 0..100, `a` from green to red, `b` from blue to yellow. */
export interface Lab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

/** CIELAB of an sRGB colour given as stored, 0..255, fractions allowed (CIE 15; matrix and white D50 as in OFIQ). */
export function lab(red: number, green: number, blue: number): Lab {
  const light = (stored: number) => {
    const part = stored / 255;
    return part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92;
  };
  const root = (t: number) => (t <= 216 / 24389 ? ((24389 / 27) * t + 16) / 116 : Math.cbrt(t));
  const [r, g, b] = [light(red), light(green), light(blue)];
  const x = root((r * 0.43605 + g * 0.38508 + b * 0.14309) / 0.964221);
  const y = root(r * 0.22249 + g * 0.71689 + b * 0.06062);
  const z = root((r * 0.01393 + g * 0.0971 + b * 0.71419) / 0.825211);
  return { l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
}
