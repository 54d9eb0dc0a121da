import type { House } from './house.ts';
import { agent, residents as visitors } from './people.ts';

const residents = [...visitors, agent];

/** What the demo says when everything runs: what there is, who may sign in, where to look. */
export function welcomeText({
  house,
  live,
  readerMissing,
}: {
  house: Pick<House, 'central' | 'ent' | 'reader'>;
  /** Address of the live page, where the machine has no screen. */
  live: string | undefined;
  readerMissing: string | undefined;
}): string {
  const width = Math.max(...residents.map(({ login }) => login.length));
  const people = residents.map(
    ({ login, firstName, lastName, about }) =>
      `  ${login.padEnd(width)}  ${firstName} ${lastName} : ${about}`,
  );
  const reader =
    house.reader.kind === 'virtual'
      ? 'un lecteur virtuel derrière un vrai pcscd'
      : `un lecteur simulé en mémoire (${readerMissing ?? 'sans pcscd'})`;
  return [
    '',
    'Trombine, démonstration. Tout est imaginaire et disparaît à la fin.',
    `  ENT (CAS)   ${house.ent.url}`,
    `  Central     ${house.central.url}, son API sur ${house.central.url}/docs`,
    `  Lecteur     ${reader}`,
    '',
    'Pour vous identifier (le mot de passe est l’identifiant) :',
    ...people,
    '',
    live === undefined
      ? 'La borne est dans sa fenêtre ; le panneau de démonstration y pose un badge, valide la photo, coupe le réseau.'
      : `Pas d’écran ici. La borne se regarde et se touche sur ${live}\n(de loin : ssh -L PORT:127.0.0.1:PORT vers cette machine, avec le port de cette adresse).`,
    'La visite complète toute seule : npm run demo -- --tour',
    'Ctrl-C arrête tout.',
  ].join('\n');
}
