import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { err, ok } from '../domain/result.ts';
import { channelPair } from './channel.ts';
import { defineContract } from './contract.ts';
import { Wire, type Handlers } from './wire.ts';

const contract = defineContract({
  calls: {
    double: { input: z.number(), output: z.number() },
    refuse: { input: z.null(), output: z.null() },
    lie: { input: z.null(), output: z.number() },
    crash: { input: z.null(), output: z.null() },
  },
  events: { tick: z.number() },
});

function joined(handlers: Partial<Handlers<typeof contract>> = {}) {
  const [left, right] = channelPair();
  const bugs: unknown[] = [];
  const server = new Wire(left).serve(
    'test',
    contract,
    {
      double: async (input) => ok(input * 2),
      refuse: async () => err('visit.none'),
      lie: async () => ok('seven' as unknown as number),
      crash: async () => {
        throw new Error('secret path /etc/trombine');
      },
      ...handlers,
    },
    (bug) => bugs.push(bug),
  );
  const wire = new Wire(right);
  return { left, right, server, client: wire.connect('test', contract), bugs };
}

describe('the wire between two processes', () => {
  it('answers calls, each its own', async () => {
    const { client } = joined();
    expect(await Promise.all([1, 2, 3].map((number) => client.call('double', number)))).toEqual([
      ok(2),
      ok(4),
      ok(6),
    ]);
  });

  it('carries refusals as codes', async () => {
    expect(await joined().client.call('refuse', null)).toEqual(err('visit.none'));
  });

  it('refuses an input that breaks the contract before the handler sees it', async () => {
    let seen = 0;
    const { client } = joined({
      double: async (input) => {
        seen += 1;
        return ok(input);
      },
    });
    expect(await client.call('double', 'four' as unknown as number)).toEqual(err('visit.input-invalid'));
    expect(seen).toBe(0);
  });

  it('does not believe an answer that breaks the contract', async () => {
    expect(await joined().client.call('lie', null)).toEqual(err('central.answer-invalid'));
  });

  it('tells a bug to its own side and only a code to the other', async () => {
    const { client, bugs } = joined();
    expect(await client.call('crash', null)).toEqual(err('station.unreachable'));
    expect(bugs).toHaveLength(1);
  });

  it('delivers events that keep to the contract, until the listener leaves', async () => {
    const { server, client } = joined();
    const heard: number[] = [];
    const leave = client.on('tick', (tick) => heard.push(tick));
    server.emit('tick', 1);
    server.emit('tick', 'two' as unknown as number);
    await client.call('double', 0);
    leave();
    server.emit('tick', 3);
    await client.call('double', 0);
    expect(heard).toEqual([1]);
  });

  it('answers every pending call when the other end is gone', async () => {
    const { client, left } = joined({ refuse: () => new Promise(() => undefined) });
    const pending = client.call('refuse', null);
    left.close();
    expect(await pending).toEqual(err('station.unreachable'));
    expect(await client.call('double', 1)).toEqual(err('station.unreachable'));
  });

  it.each([
    '',
    '{',
    '[]',
    '{"kind":"call"}',
    '{"kind":"answer","contract":"test","id":99,"value":1}',
    JSON.stringify({ kind: 'call', contract: 'test', id: 77, name: '__proto__', input: null }),
  ])('survives a hostile frame %j', async (frame) => {
    const { client, right, left } = joined();
    right.send(frame);
    left.send(frame);
    expect(await client.call('double', 4)).toEqual(ok(8));
  });
});
