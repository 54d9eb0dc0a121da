import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DockAct } from '../../shared/contract/station.ts';
import { err, ok } from '../../shared/domain/result.ts';
import { startControlServer, type ControlServer } from './server.ts';

const token = 'a-token-of-the-demo';
const props = { people: [], cards: [], codes: [], reader: 'virtual' as const };

describe('the control server of the demo', () => {
  let server: ControlServer;
  let moves: DockAct[];
  beforeEach(async () => {
    moves = [];
    server = await startControlServer(
      {
        move: async (act) => {
          moves.push(act);
          return act.move === 'remove-card' ? err('reader.none') : ok({ said: 'done' });
        },
        props: () => props,
      },
      token,
    );
  });
  afterEach(() => server.close());

  const ask = (path: string, init: RequestInit = {}, bearer = token) =>
    fetch(`${server.url}${path}`, { ...init, headers: { authorization: `Bearer ${bearer}` } });
  const move = (body: string, bearer?: string) => ask('/move', { method: 'POST', body }, bearer);

  it('does a move and says so', async () => {
    const answer = await move('{"move":"cut-network"}');
    expect([answer.status, await answer.json()]).toEqual([200, { said: 'done' }]);
    expect(moves).toEqual([{ move: 'cut-network' }]);
  });

  it('says by its code why a move cannot be done', async () => {
    const answer = await move('{"move":"remove-card"}');
    expect([answer.status, await answer.json()]).toEqual([409, { code: 'reader.none' }]);
  });

  it('shows the props', async () => {
    expect(await (await ask('/props')).json()).toEqual(props);
  });

  it('does nothing without its token', async () => {
    expect((await move('{"move":"cut-network"}', 'another-token-here')).status).toBe(401);
    expect((await fetch(`${server.url}/props`)).status).toBe(401);
    expect(moves).toEqual([]);
  });

  it.each(['', 'nonsense', '{"move":"open-door"}', `{"move":"cut-network","x":"${'x'.repeat(5000)}"}`])(
    'does nothing for the body %j',
    async (body) => {
      expect((await move(body)).status).toBe(400);
      expect(moves).toEqual([]);
    },
  );

  it('knows no other path', async () => {
    expect((await ask('/v1/people')).status).toBe(404);
  });
});
