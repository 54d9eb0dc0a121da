import { describe, expect, test } from 'vitest';
import { countFrom, nextBooth, openBooth, type Booth, type BoothEvent, type Shot } from './booth.ts';

const shot: Shot = { jpeg: new Blob(['x']), url: 'blob:one', width: 1280, height: 720 };
const run = (...events: BoothEvent[]): Booth => events.reduce(nextBooth, openBooth);
const shoot: BoothEvent = { event: 'shoot' };
const tick: BoothEvent = { event: 'tick' };

describe('the countdown', () => {
  test('counts 3, 2, 1 and takes', () => {
    expect(run(shoot)).toEqual({ step: 'counting', left: countFrom });
    expect(run(shoot, tick, tick)).toEqual({ step: 'counting', left: 1 });
    expect(run(shoot, tick, tick, tick)).toEqual({ step: 'taking' });
  });

  test('is skipped by touching again', () => {
    expect(run(shoot, tick, shoot)).toEqual({ step: 'taking' });
  });

  test('a third touch takes no second photo', () => {
    expect(run(shoot, shoot, shoot)).toEqual({ step: 'taking' });
  });

  test('ends where the camera is lost', () => {
    expect(run(shoot, tick, { event: 'camera-gone' })).toEqual(openBooth);
  });
});

describe('the shot', () => {
  const framing = run(shoot, shoot, { event: 'taken', shot });

  test('is framed from the whole height', () => {
    expect(framing).toMatchObject({ step: 'framing', shot: { url: 'blob:one' }, framing: { zoom: 1 } });
  });

  test('survives the loss of the camera', () => {
    expect(nextBooth(framing, { event: 'camera-gone' })).toBe(framing);
  });

  test('that comes after the person went back to live is not shown', () => {
    expect(nextBooth(openBooth, { event: 'taken', shot })).toBe(openBooth);
  });

  test('that could not be taken leads back to live', () => {
    expect(run(shoot, shoot, { event: 'not-taken' })).toEqual(openBooth);
  });

  test('is thrown away by the cross', () => {
    expect(nextBooth(framing, { event: 'again' })).toEqual(openBooth);
  });

  test('zooms and moves, within its pixels', () => {
    const close = nextBooth(framing, { event: 'zoom', zoom: 99 });
    expect(close.step === 'framing' && close.framing.zoom).toBeCloseTo(720 / 377, 5);
    const aside = nextBooth(close, { event: 'move', right: 0.2, down: 0 });
    expect(aside.step === 'framing' && aside.framing.x).toBeLessThan(0.5);
  });
});
