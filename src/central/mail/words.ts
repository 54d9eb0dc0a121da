import type { Language } from '../../shared/domain/language.ts';
import type { RejectionReason } from '../../shared/domain/photo.ts';

/** What a mail says in one language. `doThis` answers the reason. */
interface MailWords {
  readonly hello: (firstName: string) => string;
  readonly rejected: string;
  readonly accepted: string;
  readonly why: string;
  readonly reasons: Readonly<Record<RejectionReason, { readonly why: string; readonly doThis: string }>>;
  readonly message: string;
  readonly redo: string;
  readonly nothingToDo: string;
  readonly automatic: string;
}

const french: MailWords = {
  hello: (firstName) => `Bonjour ${firstName},`,
  rejected: 'Votre photo d’identité n’a pas pu être validée pour votre badge.',
  accepted: 'Votre photo d’identité est validée pour votre badge.',
  why: 'Pourquoi :',
  reasons: {
    'not-a-face': {
      why: 'on ne voit pas un visage seul, de face.',
      doThis: 'Placez-vous devant la borne, sans personne d’autre, et regardez l’objectif.',
    },
    blurred: {
      why: 'la photo est floue.',
      doThis: 'Restez immobile jusqu’à ce que l’image se fige.',
    },
    'too-dark': {
      why: 'la photo est trop sombre.',
      doThis: 'Placez-vous face à la lumière, jamais dos à une fenêtre.',
    },
    'too-bright': {
      why: 'la photo est trop claire.',
      doThis: 'Éloignez-vous des lumières fortes et du soleil.',
    },
    background: {
      why: 'le fond n’est pas uni.',
      doThis: 'Placez-vous devant un mur uni et clair, sans personne derrière vous.',
    },
    covered: {
      why: 'une partie du visage est cachée.',
      doThis: 'Dégagez le visage : mèches, masque, lunettes de soleil, écharpe.',
    },
    other: {
      why: 'elle ne convient pas pour un badge.',
      doThis: 'Suivez les conseils affichés par la borne.',
    },
  },
  message: 'Message du service :',
  redo: 'Que faire : identifiez-vous à une borne Trombine, puis choisissez « Modifier la photo de profil ».',
  nothingToDo: 'Vous n’avez rien à faire.',
  automatic: 'Ce message est automatique.',
};

const english: MailWords = {
  hello: (firstName) => `Hello ${firstName},`,
  rejected: 'Your identity photo could not be accepted for your badge.',
  accepted: 'Your identity photo is accepted for your badge.',
  why: 'Why:',
  reasons: {
    'not-a-face': {
      why: 'it does not show one face alone, from the front.',
      doThis: 'Stand alone in front of the kiosk and look at the lens.',
    },
    blurred: { why: 'the photo is blurred.', doThis: 'Keep still until the picture freezes.' },
    'too-dark': {
      why: 'the photo is too dark.',
      doThis: 'Face the light, and never have a window behind you.',
    },
    'too-bright': {
      why: 'the photo is too bright.',
      doThis: 'Move away from strong lights and from the sun.',
    },
    background: {
      why: 'the background is not plain.',
      doThis: 'Stand in front of a plain, light wall, with nobody behind you.',
    },
    covered: {
      why: 'a part of the face is hidden.',
      doThis: 'Keep the face free: hair, mask, sunglasses, scarf.',
    },
    other: { why: 'it does not suit a badge.', doThis: 'Follow the advice that the kiosk shows.' },
  },
  message: 'Message from the office:',
  redo: 'What to do: sign in at a Trombine kiosk, then choose “Change the profile photo”.',
  nothingToDo: 'There is nothing that you need to do.',
  automatic: 'This message is automatic.',
};

export const mailWords: Readonly<Record<Language, MailWords>> = { fr: french, en: english };

/** One subject in both languages, with nothing of anybody in it. */
export const subjects = {
  rejected: 'Votre photo de badge est à reprendre / Your badge photo has to be taken again',
  accepted: 'Votre photo de badge est validée / Your badge photo is accepted',
} as const;
