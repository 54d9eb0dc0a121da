const list = (text: string): readonly number[] => text.trim().split(/\s+/).map(Number);

/** A part of the face that the attention mesh looks at twice. */
export interface RefinedPart {
  /** Which of the 468 points the second look gives anew, in the order of the model's answer. */
  readonly points: readonly number[];
  /** The corners: the line from the first to the second lies level in the cut-out. */
  readonly corners: readonly [number, number];
}

/** Source of the lists: MediaPipe's tensors_to_face_landmarks_with_attention.pbtxt and the options of the model's custom operators. */
export const lips: RefinedPart = {
  points: list(`
    61 146 91 181 84 17 314 405 321 375 291 185 40 39 37 0 267 269 270 409 78 95 88 178 87 14 317 402 318 324 308 191 80 81 82 13 312 311 310
    415 76 77 90 180 85 16 315 404 320 307 306 184 74 73 72 11 302 303 304 408 62 96 89 179 86 15 316 403 319 325 292 183 42 41 38 12 268 271
    272 407`),
  corners: [61, 291],
};

/** The eye on the left of the picture, which is the person's right one; MediaPipe calls it the left. */
export const eyeOnTheLeft: RefinedPart = {
  points: list(`
    33 7 163 144 145 153 154 155 133 246 161 160 159 158 157 173 130 25 110 24 23 22 26 112 243 247 30 29 27 28 56 190 226 31 228 229 230 231
    232 233 244 113 225 224 223 222 221 189 35 124 46 53 52 65 143 111 117 118 119 120 121 128 245 156 70 63 105 66 107 55 193`),
  corners: [33, 133],
};

export const eyeOnTheRight: RefinedPart = {
  points: list(`
    263 249 390 373 374 380 381 382 362 466 388 387 386 385 384 398 359 255 339 254 253 252 256 341 463 467 260 259 257 258 286 414 446 261
    448 449 450 451 452 453 464 342 445 444 443 442 441 413 265 353 276 283 282 295 372 340 346 347 348 349 350 357 465 383 300 293 334 296
    336 285 417`),
  corners: [362, 263],
};

/** The five points of an iris, middle first, and the point of the upper lid whose depth they take. */
export const irisOnTheLeft = { points: [468, 469, 470, 471, 472], depthOf: 159 } as const;
export const irisOnTheRight = { points: [473, 474, 475, 476, 477], depthOf: 386 } as const;
