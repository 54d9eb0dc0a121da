import { stationContract } from '../../shared/contract/station.ts';
import { err, ok } from '../../shared/domain/result.ts';
import type { Wire } from '../../shared/wire/wire.ts';
import type { Runner } from './runner.ts';

/** Answers one screen and tells it each new view until it goes. Several screens may look at one station. */
export function serveScreen(wire: Wire, runner: Runner, onBug: (bug: unknown) => void): void {
  const server = wire.serve(
    'station',
    stationContract,
    {
      act: async (act) => runner.act(act),
      view: async () => ok(runner.view()),
      imageRightsTexts: async ({ language }) => ok([...runner.imageRightsTexts(language)]),
      image: async ({ sha256 }) => {
        const image = await runner.image(sha256);
        return image.ok ? ok({ jpeg: image.value.toString('base64') }) : image;
      },
      photoProfile: async () => err('visit.act-not-allowed'),
      moderationImage: async () => err('visit.act-not-allowed'),
      uploadedPicture: async () => err('visit.act-not-allowed'),
      stickThumbnail: async () => err('visit.act-not-allowed'),
    },
    onBug,
  );
  wire.onClose(runner.onView((view) => server.emit('view', view)));
}
