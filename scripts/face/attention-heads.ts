import { cutModel } from './cut-model.ts';
import { verified } from './sources.ts';

/**
 * The attention mesh model asks for three custom operators that LiteRT lacks (Landmarks2TransformMatrix, TransformTensorBilinear,
 * TransformLandmarks). It is cut there in two: the trunk gives the 468 points, the features and the face flag; the refinement takes
 * what was cut out of the features around lips, left eye and right eye. src/renderer/face/landmarks.ts computes what is between.
 */
const parts = {
  'attention-trunk.head': {
    inputs: ['input_1'],
    outputs: ['output_mesh', 'p_re_lu_3', 'conv_faceflag'],
    sha256: '05b98731f56de2874744661b8cda32c7c8902ee8a0f2d1ab90f44c0beabbc5d8',
  },
  'attention-refinement.head': {
    inputs: [
      'transform_tensor_bilinear_v2',
      'transform_tensor_bilinear_v2_1',
      'transform_tensor_bilinear_v2_2',
    ],
    // lips, left eye, left iris, right eye, right iris
    outputs: ['reshape_1', 'reshape_3', 'reshape_4', 'reshape_6', 'reshape_7'],
    sha256: '3b34a61f7cc0dd83535d28797a243a3d27a1afac33a1abb6f4c9b79adce21521',
  },
} as const;

/** The heads of the two parts by the names under which they are shipped. Throws when they are not byte for byte the reviewed ones. */
export function attentionHeads(attention: Uint8Array): Map<string, Uint8Array> {
  return new Map(
    Object.entries(parts).map(([name, part]) => [
      name,
      verified(name, cutModel(attention, part), part.sha256),
    ]),
  );
}
