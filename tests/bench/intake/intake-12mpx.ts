import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { directoryFormat, identityFormat, type Crop } from '../../../src/shared/domain/photo.ts';
import { silentLog } from '../../../src/station/log.ts';
import { WorkerIntake } from '../../../src/station/photo/worker-intake.ts';
import { figureOf, partOf, type Taken } from '../figure.ts';
import { inTurn } from '../pairs.ts';
import { photoWorker, portrait } from './portrait.ts';

const TARGET = 0.6;
/** Debian's; another `convert` on the path may be a script. */
const convert = '/usr/bin/convert';
const [width, height] = [4000, 3000];
const run = promisify(execFile);

/** Both formats from the 12 megapixels of a telephone, beside ImageMagick making them from the same file. */
export async function intake12mpx(folder: string): Promise<Taken> {
  if (!existsSync(convert)) return { missing: `${convert} is not there (apt install imagemagick)` };
  const { jpeg, crop } = await portrait(width, height);
  const file = join(folder, '12mpx.jpg');
  writeFileSync(file, jpeg);
  const desk = new WorkerIntake(photoWorker, silentLog);
  desk.warm();
  const timed = async (what: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await what();
    return performance.now() - begun;
  };
  const taken = async (from: Buffer): Promise<void> => {
    const photo = await desk.takeIn({ jpeg: from }, crop);
    if (!photo.ok) throw new Error(`the photo was not taken: ${photo.error}`);
  };
  const brought = async (): Promise<void> => {
    const picture = await desk.bringIn(Buffer.from(jpeg));
    if (!picture.ok) throw new Error(`the picture was not brought in: ${picture.error}`);
    await taken(picture.value.jpeg);
  };
  const words = magickWords(file, folder, crop);
  const magick = () => timed(() => run(convert, words));
  try {
    const whole: number[] = [];
    const pairs = await inTurn(
      { pairs: 20, warmUp: 2 },
      async () => {
        whole.push(await timed(brought));
        return timed(() => taken(jpeg));
      },
      magick,
    );
    const part = partOf('brought in first', { ours: whole.slice(2), baseline: pairs.baseline });
    return { figure: { ...figureOf(pairs, TARGET), part } };
  } finally {
    desk.forget();
  }
}

function magickWords(file: string, folder: string, crop: Crop): string[] {
  const [left, wide] = [Math.round(crop.left * width), Math.round(crop.width * width)];
  const { width: across, height: down } = directoryFormat;
  const quality = ['-strip', '-sampling-factor', '4:4:4', '-quality', '90'];
  return [
    ...[file, '-auto-orient', '-crop', `${wide}x${height}+${left}+0`, '+repage'],
    ...['-resize', `${identityFormat.width}x${identityFormat.height}!`, '-colorspace', 'sRGB', ...quality],
    ...['(', '+clone', '-resize', `${across}x${down}^`, '-gravity', 'center', '-extent', `${across}x${down}`],
    ...['-write', join(folder, 'directory.jpg'), '+delete', ')', join(folder, 'identity.jpg')],
  ];
}
