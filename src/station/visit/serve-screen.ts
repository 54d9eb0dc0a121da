import { stationContract } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
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
      image: async ({ sha256 }) => inBase64(await runner.image(sha256)),
      photoProfile: async () => ok(runner.photoProfile()),
      moderationImage: async ({ sha256 }) => inBase64(await runner.moderationImage(sha256)),
      officeImage: async ({ sha256 }) => inBase64(await runner.officeImage(sha256)),
      uploadedPicture: async ({ upload }) => inBase64(runner.uploadedPicture(upload)),
      stickThumbnail: async ({ entry }) => inBase64(await runner.stickThumbnail(entry)),
    },
    onBug,
  );
  wire.onClose(runner.onView((view) => server.emit('view', view)));
}

const inBase64 = (image: Result<Buffer, ErrorCode>): Result<{ jpeg: string }, ErrorCode> =>
  image.ok ? ok({ jpeg: image.value.toString('base64') }) : image;
