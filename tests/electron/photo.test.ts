import { afterAll } from 'vitest';
import { stageCamera, type StagedCamera } from '../peers/person-clips.ts';
import { temporaryPlace } from '../../src/demo/place.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { photoPeople, photoScenarios } from '../support/scenarios/photo.ts';

describeWith({ electron: true }, 'the booth in Electron', () => {
  const place = temporaryPlace('trombine-booth-');
  afterAll(() => place.remove());
  let camera: StagedCamera | undefined;
  const house = houseFor(async () => {
    camera = await stageCamera(place.path, 'good');
    return {
      shell: 'electron',
      cas: 'demo',
      reader: 'memory',
      residents: photoPeople,
      camera: camera.file,
    };
  });
  photoScenarios(house, () => {
    if (camera === undefined) throw new Error('the camera is there inside the tests only');
    return camera;
  });
});
