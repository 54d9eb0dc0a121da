import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Analysis } from './analysis.ts';
import { FaceClient } from './client.ts';
import type { WorkerLike } from './face-worker.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

const analysis: Analysis = { faces: 1, place: null, values: {} };
const patience = { opening: 1000, picture: 100, restart: 50 };

/** A worker whose answers the test gives. */
class Puppet implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  readonly heard: ToWorker[] = [];
  isAlive = true;

  postMessage(message: ToWorker): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.isAlive = false;
  }
  say(message: FromWorker): void {
    this.onmessage?.({ data: message } as MessageEvent<FromWorker>);
  }
  die(): void {
    this.onerror?.({ message: 'it died' } as ErrorEvent);
  }
  answer(): void {
    const last = this.heard.findLast((message) => message.kind === 'analyse');
    if (last === undefined) throw new Error('nothing was asked');
    this.say({ kind: 'analysed', id: last.id, analysis });
  }
}

function picture() {
  const close = vi.fn();
  return { bitmap: { close } as unknown as ImageBitmap, close };
}

function opened() {
  const puppets: Puppet[] = [];
  const reports: string[] = [];
  const client = new FaceClient({
    start: () => {
      const puppet = new Puppet();
      puppets.push(puppet);
      return puppet;
    },
    base: 'http://kiosk/face/',
    report: (why) => reports.push(why),
    patience,
  });
  const at = (index: number): Puppet => {
    const puppet = puppets[index];
    if (puppet === undefined) throw new Error(`worker ${index} was not started`);
    return puppet;
  };
  return { client, puppets, reports, at };
}

describe('the face analysis of the page', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const settle = () => vi.advanceTimersByTimeAsync(0);

  it('is on when the self-test passed, and then measures', async () => {
    const { client, at } = opened();
    expect(at(0).heard).toEqual([{ kind: 'open', base: 'http://kiosk/face/' }]);
    at(0).say({ kind: 'on' });
    expect(await client.state).toBe('on');
    const answer = client.analyse(picture().bitmap, 2, 'live');
    await settle();
    expect(at(0).heard[1]).toMatchObject({ kind: 'analyse', scale: 2, as: 'live' });
    at(0).answer();
    expect(await answer).toEqual(analysis);
  });

  it('has one picture at a time in the worker', async () => {
    const { client, at } = opened();
    at(0).say({ kind: 'on' });
    const answers = [
      client.analyse(picture().bitmap, 1, 'live'),
      client.analyse(picture().bitmap, 1, 'live'),
    ];
    await settle();
    expect(at(0).heard).toHaveLength(2);
    at(0).answer();
    await settle();
    expect(at(0).heard).toHaveLength(3);
    at(0).answer();
    expect(await Promise.all(answers)).toEqual([analysis, analysis]);
  });

  it('is off when the self-test failed: it answers null at once and closes every picture', async () => {
    const { client, at, reports } = opened();
    at(0).say({ kind: 'off', why: 'zeros' });
    expect(await client.state).toBe('off');
    const { bitmap, close } = picture();
    expect(await client.analyse(bitmap, 1, 'live')).toBeNull();
    expect(close).toHaveBeenCalledOnce();
    expect(reports).toEqual(['zeros']);
    expect(at(0).isAlive).toBe(false);
  });

  it('is off where no worker can be started', async () => {
    const reports: string[] = [];
    const start = () => {
      throw new Error('no workers here');
    };
    const client = new FaceClient({ start, base: '', report: (why) => reports.push(why) });
    expect(await client.state).toBe('off');
    expect(reports).toEqual(['no workers here']);
  });

  it('answers null for the picture that a dying worker took along, and goes on with a new one', async () => {
    const { client, at, puppets } = opened();
    at(0).say({ kind: 'on' });
    const lost = client.analyse(picture().bitmap, 1, 'live');
    await settle();
    at(0).die();
    expect(await lost).toBeNull();
    expect(puppets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(patience.restart);
    at(1).say({ kind: 'on' });
    const answer = client.analyse(picture().bitmap, 1, 'live');
    await settle();
    at(1).answer();
    expect(await answer).toEqual(analysis);
  });

  it('takes a worker that does not answer for dead', async () => {
    const { client, at, reports } = opened();
    at(0).say({ kind: 'on' });
    const lost = client.analyse(picture().bitmap, 1, 'still');
    await vi.advanceTimersByTimeAsync(patience.picture);
    expect(await lost).toBeNull();
    expect(at(0).isAlive).toBe(false);
    expect(reports).toEqual(['no answer within 100 ms']);
  });

  it('gives up when the second worker in a row dies before it answered', async () => {
    const { client, at, puppets } = opened();
    at(0).die();
    await vi.advanceTimersByTimeAsync(patience.restart);
    at(1).die();
    expect(await client.state).toBe('off');
    await vi.advanceTimersByTimeAsync(10 * patience.restart);
    expect(puppets).toHaveLength(2);
    expect(await client.analyse(picture().bitmap, 1, 'live')).toBeNull();
  });

  it('starts anew as often as needed as long as answers come between the deaths', async () => {
    const { client, at } = opened();
    for (let life = 0; life < 4; life += 1) {
      at(life).say({ kind: 'on' });
      const answer = client.analyse(picture().bitmap, 1, 'live');
      await settle();
      at(life).answer();
      expect(await answer).toEqual(analysis);
      at(life).die();
      await vi.advanceTimersByTimeAsync(patience.restart);
    }
  });

  it('takes no late answer for the one it waits for', async () => {
    const { client, at } = opened();
    at(0).say({ kind: 'on' });
    const answer = client.analyse(picture().bitmap, 1, 'live');
    await settle();
    at(0).say({ kind: 'analysed', id: 99, analysis: { ...analysis, faces: 9 } });
    at(0).answer();
    expect(await answer).toEqual(analysis);
  });

  it('tells who gave a picture that was closed before, and measures the next one', async () => {
    const { client, at } = opened();
    at(0).say({ kind: 'on' });
    await settle();
    vi.spyOn(at(0), 'postMessage').mockImplementationOnce(() => {
      throw new DOMException('the picture is detached', 'DataCloneError');
    });
    const bad = client.analyse(picture().bitmap, 1, 'live');
    await expect(bad).rejects.toThrow('detached');
    const good = client.analyse(picture().bitmap, 1, 'live');
    await settle();
    at(0).answer();
    expect(await good).toEqual(analysis);
  });

  it('ends its worker when it is closed, and starts no other one', async () => {
    const { client, at, puppets } = opened();
    at(0).say({ kind: 'on' });
    const waiting = client.analyse(picture().bitmap, 1, 'live');
    await settle();
    client.close();
    expect(await waiting).toBeNull();
    const { bitmap, close } = picture();
    expect(await client.analyse(bitmap, 1, 'live')).toBeNull();
    expect(close).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(10 * patience.restart);
    expect(at(0).isAlive).toBe(false);
    expect(puppets).toHaveLength(1);
  });

  it('is off when it is closed before it was open', async () => {
    const { client, at } = opened();
    client.close();
    expect(at(0).isAlive).toBe(false);
    expect(await client.state).toBe('off');
  });
});
