import { err, ok } from '../../../shared/domain/result.ts';
import type { BenchDesk, Ledger } from '../desk-port.ts';

const ledger: Ledger = {
  run: { startedAt: '2026-11-20T08:00:00.000Z', done: 0, failed: 0, perHour: null },
  unfinished: [],
  offline: null,
  unreadable: 0,
};

/** A desk on which nothing is ever encoded, for tests of everything else. */
export const noDesk: BenchDesk = {
  open: async () => ok(ledger),
  ledger: () => ledger,
  newRun: () => ok(null),
  unreadableSeen: () => ok(null),
  work: async () => ({
    ok: false,
    uid: null,
    problem: { code: 'card.removed', help: 'put-back', about: null, touched: false },
  }),
  void: async () => err('visit.act-not-allowed'),
  keepKeys: async () => err('central.unreachable'),
  forget: () => undefined,
};
