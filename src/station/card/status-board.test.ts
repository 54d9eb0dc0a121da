import { describe, expect, it } from 'vitest';
import { createPresence } from './present-card.ts';
import { StatusBoard } from './status-board.ts';
import type { TerminalStatus } from './terminal.ts';

const aCard = () =>
  createPresence({ atr: Uint8Array.of(0x3b), exchange: async (apdu) => apdu, limitMs: 10, graceMs: 0 }).card;

describe('the status of all readers together', () => {
  it('says what misses before what lies there', () => {
    const board = new StatusBoard('no-driver');
    board.setReader('A', { content: 'empty' });
    expect(board.status()).toEqual({ status: 'no-driver' });
    board.setService('no-daemon');
    expect(board.status()).toEqual({ status: 'no-daemon' });
    board.setService('running');
    expect(board.status()).toEqual({ status: 'no-card', readers: ['A'] });
    board.removeReader('A');
    expect(board.status()).toEqual({ status: 'no-reader' });
  });

  it('counts a card that cannot be read as a card', () => {
    const board = new StatusBoard('running');
    board.setReader('A', { content: 'card', card: aCard() });
    board.setReader('B', { content: 'unreadable' });
    expect(board.status()).toEqual({ status: 'several-cards', readers: ['A', 'B'] });
    board.setReader('A', { content: 'empty' });
    expect(board.status()).toEqual({ status: 'unreadable', reader: 'B' });
  });

  it('tells each change once, and nothing when nothing changed', () => {
    const board = new StatusBoard('running');
    const told: TerminalStatus[] = [];
    const stop = board.onChange((status) => told.push(status));
    const card = aCard();
    board.setReader('A', { content: 'empty' });
    board.setReader('A', { content: 'empty' });
    board.setReader('A', { content: 'card', card });
    board.setReader('A', { content: 'card', card });
    stop();
    board.setReader('A', { content: 'empty' });
    expect(told).toEqual([
      { status: 'no-card', readers: ['A'] },
      { status: 'ready', reader: 'A', card },
    ]);
  });

  it('tells every listener the newest status last, even if one of them changes it', () => {
    const board = new StatusBoard('running');
    const told: string[] = [];
    board.onChange(({ status }) => status === 'no-card' && board.setReader('A', { content: 'unreadable' }));
    board.onChange(({ status }) => told.push(status));
    board.setReader('A', { content: 'empty' });
    expect(told).toEqual(['unreadable']);
  });
});
