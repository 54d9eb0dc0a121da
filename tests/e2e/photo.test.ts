import { afterAll } from 'vitest';
import { stageCamera, type StagedCamera } from '../peers/person-clips.ts';
import { temporaryPlace } from '../../src/demo/place.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { photoPeople, photoScenarios } from '../support/scenarios/photo.ts';

describeWith({ chromium: true }, 'the booth in the Chromium kiosk', () => {
  const place = temporaryPlace('trombine-booth-');
  afterAll(() => place.remove());
  let camera: StagedCamera | undefined;
  const house = houseFor(async () => {
    camera = await stageCamera(place.path, 'good');
    return {
      shell: 'chromium',
      cas: 'demo',
      reader: 'memory',
      residents: photoPeople,
      camera: camera.file,
      chromiumArguments: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    };
  });
  photoScenarios(house, () => {
    if (camera === undefined) throw new Error('the camera is there inside the tests only');
    return camera;
  });
});
