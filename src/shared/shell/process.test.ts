import { expect, test } from 'vitest';
import { parseProcessMessage } from './process.ts';

test.each([
  { to: 'shell', frame: '{}' },
  { to: 'screen', screen: 'screen-1', frame: '' },
  { to: 'screen', screen: 'screen-1', open: true },
  { to: 'screen', screen: 'screen-1', closed: true },
  { to: 'screen', screen: 'screen-1', port: true },
])('%j passes as it is', (message) => expect(parseProcessMessage(message)).toEqual(message));

test.each([
  undefined,
  null,
  'frame',
  7,
  [],
  {},
  { to: 'shell' },
  { frame: '{}' },
  { to: 'station', frame: '{}' },
  { to: 'shell', frame: 7 },
  { to: 'shell', frame: '{}', screen: 'screen-1' },
  { to: 'shell', screen: undefined, frame: '{}' },
  { to: 'shell', open: true },
  { to: 'screen', frame: '{}' },
  { to: 'screen', screen: 1, frame: '{}' },
  { to: 'screen', screen: 'screen-1' },
  { to: 'screen', screen: 'screen-1', frame: true },
  { to: 'screen', screen: 'screen-1', open: false },
  { to: 'screen', screen: 'screen-1', open: 'true' },
  { to: 'screen', screen: 'screen-1', other: true },
  { to: 'screen', screen: 'screen-1', open: true, closed: true },
  { to: 'screen', screen: 'screen-1', frame: '{}', port: true },
])('%j is dropped', (message) => expect(parseProcessMessage(message)).toBeUndefined());
