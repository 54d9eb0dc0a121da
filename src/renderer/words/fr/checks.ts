import type { CheckName } from '../../../shared/quality/check.ts';

/** What a check is about, and what is wrong when its value is under or over the limits. */
export interface CheckWords {
  readonly name: string;
  readonly low: string;
  readonly high: string;
}

/** French words of the 22 checks, for those who look at somebody else’s photo. */
export const checks: Readonly<Record<CheckName, CheckWords>> = {
  SingleFacePresent: { name: 'Un seul visage', low: 'Aucun visage trouvé', high: 'Plusieurs visages' },
  InterEyeDistance: { name: 'Distance', low: 'Visage pris de trop loin', high: 'Visage pris de trop près' },
  HeadSize: { name: 'Taille du visage', low: 'Visage trop petit', high: 'Visage trop grand' },
  CropOfTheFaceImage: {
    name: 'Marges',
    low: 'Visage trop près du bord',
    high: 'Marges trop grandes',
  },
  Centring: { name: 'Centrage', low: 'Visage trop à gauche', high: 'Visage trop à droite' },
  HeadPoseRoll: { name: 'Tête droite', low: 'Tête penchée', high: 'Tête penchée' },
  HeadPoseYaw: { name: 'Tête de face', low: 'Tête tournée sur le côté', high: 'Tête tournée sur le côté' },
  HeadPosePitch: { name: 'Tête à l’horizontale', low: 'Tête levée', high: 'Tête baissée' },
  EyesOpen: { name: 'Yeux ouverts', low: 'Yeux fermés ou mi-clos', high: 'Yeux grands ouverts' },
  EyesVisible: { name: 'Yeux visibles', low: 'Yeux cachés ou regard de côté', high: 'Yeux visibles' },
  MouthClosed: { name: 'Bouche fermée', low: 'Bouche fermée', high: 'Bouche ouverte' },
  LuminanceMean: { name: 'Luminosité', low: 'Visage trop sombre', high: 'Visage trop clair' },
  OverExposurePrevention: {
    name: 'Hautes lumières',
    low: 'Hautes lumières',
    high: 'Parties du visage brûlées',
  },
  UnderExposurePrevention: { name: 'Ombres', low: 'Ombres', high: 'Visage dans l’ombre' },
  DynamicRange: { name: 'Nuances', low: 'Lumière trop plate', high: 'Nuances' },
  IlluminationUniformity: {
    name: 'Lumière égale',
    low: 'Un côté du visage plus sombre',
    high: 'Lumière égale',
  },
  NaturalColour: { name: 'Couleurs', low: 'Couleurs', high: 'Couleurs peu naturelles' },
  Sharpness: { name: 'Netteté', low: 'Photo floue', high: 'Netteté' },
  BackgroundUniformity: { name: 'Fond uni', low: 'Fond uni', high: 'Fond pas assez uni' },
  BackgroundColour: { name: 'Couleur du fond', low: 'Fond trop foncé ou coloré', high: 'Fond trop blanc' },
  FaceOcclusionPrevention: {
    name: 'Visage dégagé',
    low: 'Visage dégagé',
    high: 'Bas du visage peut-être caché',
  },
  Stability: { name: 'Immobilité', low: 'Immobilité', high: 'Visage en mouvement' },
};
