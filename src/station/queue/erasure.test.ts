import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { ManualClock } from '../manual-clock.ts';
import type { StoreError } from '../store/store-error.ts';
import { Erasure, erasure } from './erasure.ts';

function made() {
  const clock = new ManualClock();
  const at: number[] = [];
  const failures: string[] = [];
  const disk: { answer: Result<null, StoreError> } = { answer: ok(null) };
  const begun = clock.now();
  const store = {
    erasePurged: () => {
      at.push(clock.now() - begun);
      return disk.answer;
    },
  };
  const eraser = new Erasure({ store, clock, failed: (code) => failures.push(code) });
  return { eraser, clock, at, failures, disk };
}

describe('erasure after a purge', () => {
  it('comes once, when nothing more was purged for a while', () => {
    const { eraser, clock, at } = made();
    eraser.soon();
    clock.advance(5_000);
    eraser.soon();
    expect(at).toEqual([]);
    clock.advance(600_000);
    expect(at).toEqual([5_000 + erasure.quiet]);
  });

  it('comes within a minute of the first purge, however busy the queue is', () => {
    const { eraser, clock, at } = made();
    for (let second = 0; second < 130; second += 1) {
      eraser.soon();
      clock.advance(1_000);
    }
    expect(at).toEqual([60_000, 120_000]);
  });

  it('is not done when nothing was purged', () => {
    const { eraser, clock, at } = made();
    eraser.now();
    eraser.stop();
    clock.advance(600_000);
    expect(at).toEqual([]);
  });

  it('that the disk refuses is told and tried again', () => {
    const { eraser, clock, at, failures, disk } = made();
    disk.answer = err('station.store-full');
    eraser.soon();
    clock.advance(erasure.quiet);
    expect(failures).toEqual(['station.store-full']);
    disk.answer = ok(null);
    clock.advance(erasure.quiet);
    expect(at).toEqual([erasure.quiet, 2 * erasure.quiet]);
    expect(failures).toHaveLength(1);
  });

  it('is not left to the next start by an orderly end', () => {
    const { eraser, clock, at } = made();
    eraser.soon();
    eraser.stop();
    clock.advance(600_000);
    expect(at).toEqual([0]);
  });
});
