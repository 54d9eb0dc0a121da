import { describe, expect, test } from 'vitest';
import { judgePage, mayFetchPart, originForDisplay } from './ent-rules.ts';

const hosts = ['ent.univ.fr', 'cas.univ.fr:8443', '127.0.0.1:9000', 'université.fr'];
const state = 'abcdefghijklmnopqrstuvwx';
const service = { url: `https://central.univ.fr/kiosk/cas?state=${state}`, state };
const kind = (url: string) => judgePage(url, hosts, null).kind;

describe('the allow-list', () => {
  test.each([
    'https://ent.univ.fr/login',
    'https://ENT.univ.FR/login',
    'https://ent.univ.fr:443/',
    'https://cas.univ.fr:8443/cas?x=https://evil.example',
    'http://127.0.0.1:9000/cas',
    'https://xn--universit-j4a.fr/',
    'https://université.fr/',
  ])('lets %s in', (url) => expect(kind(url)).toBe('allowed'));

  test.each([
    'https://ent.univ.fr.evil.example/',
    'https://evil.example/ent.univ.fr',
    'https://evil-ent.univ.fr/',
    'https://sub.ent.univ.fr/',
    'https://ent.univ.fr./',
    'https://ent.univ.fr:8443/',
    'https://cas.univ.fr/',
    'https://ent.univ.fr@evil.example/',
    'https://user@ent.univ.fr/',
    'https://user:secret@ent.univ.fr/',
    'http://ent.univ.fr/',
    'http://localhost:9000/',
    'http://127.0.0.1:9001/',
    'http://[::1]:9000/',
    'https://еnt.univ.fr/', // a Cyrillic е
    'https://ent。evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://ent.univ.fr/0b7e4b1c',
    'file:///etc/passwd',
    'ftp://ent.univ.fr/',
    'app://kiosk/',
    'about:blank',
    'mailto:x@ent.univ.fr',
    '//ent.univ.fr/',
    '',
  ])('keeps %s out', (url) => expect(kind(url)).toBe('refused'));

  test.each([
    '*',
    '*.univ.fr',
    'https://ent.univ.fr',
    'ent.univ.fr/x',
    'a@ent.univ.fr',
    'ent.univ.fr#',
    ' ',
    'ent.univ.fr:x',
  ])('an entry %j allows nothing', (entry) =>
    expect(judgePage('https://ent.univ.fr/', [entry], null).kind).toBe('refused'),
  );
});

describe('the ticket', () => {
  const ticket = (url: string) => judgePage(url, hosts, service);

  test('is taken at the service with our state, wherever the parameters stand', () => {
    const taken = { kind: 'ticket', ticket: 'ST-1-abc.def_g-h', state };
    expect(ticket(`${service.url}&ticket=ST-1-abc.def_g-h`)).toEqual(taken);
    expect(ticket(`https://CENTRAL.univ.fr:443/kiosk/cas?ticket=ST-1-abc.def_g-h&state=${state}#x`)).toEqual(
      taken,
    );
  });
  test.each([
    ['no state', 'https://central.univ.fr/kiosk/cas?ticket=ST-1'],
    ['a foreign state', 'https://central.univ.fr/kiosk/cas?state=other&ticket=ST-1'],
    ['two states', `${service.url}&state=${state}&ticket=ST-1`],
    ['a longer state', `${service.url}x&ticket=ST-1`],
  ])('is refused with %s', (_what, url) =>
    expect(ticket(url)).toEqual({ kind: 'failed', code: 'sign-in.state-unknown' }),
  );
  test.each([
    ['none', service.url],
    ['an empty one', `${service.url}&ticket=`],
    ['two', `${service.url}&ticket=ST-1&ticket=ST-2`],
    ['markup', `${service.url}&ticket=ST-%3Cx%3E`],
    ['a proxy ticket', `${service.url}&ticket=PT-1`],
    ['300 characters', `${service.url}&ticket=ST-${'a'.repeat(300)}`],
  ])('is refused when there is %s', (_what, url) =>
    expect(ticket(url)).toEqual({ kind: 'failed', code: 'ent.ticket-refused' }),
  );
  test.each([
    'https://central.univ.fr/kiosk/cas/x?ticket=ST-1',
    `http://central.univ.fr/kiosk/cas?state=${state}&ticket=ST-1`,
    `https://central.univ.fr.evil.example/kiosk/cas?state=${state}&ticket=ST-1`,
    `https://central.univ.fr:8443/kiosk/cas?state=${state}&ticket=ST-1`,
  ])('is not looked for at %s', (url) => expect(ticket(url)).toEqual({ kind: 'refused' }));
  test('is not looked for when nobody signs in', () => {
    expect(judgePage(`${service.url}&ticket=ST-1`, hosts, null)).toEqual({ kind: 'refused' });
  });
});

describe('parts of a page', () => {
  test.each([
    'https://ent.univ.fr/a.png',
    'data:image/png;base64,AA==',
    'blob:https://ent.univ.fr/1',
    'wss://cas.univ.fr:8443/x',
  ])('%s may be fetched', (url) => expect(mayFetchPart(url, hosts, service)).toBe(true));
  test.each([
    'https://cdn.example/a.js',
    'wss://evil.example/',
    'ws://ent.univ.fr/',
    'file:///etc/passwd',
    `${service.url}&ticket=ST-1`,
  ])('%s may not', (url) => expect(mayFetchPart(url, [...hosts, 'central.univ.fr'], service)).toBe(false));
});

test('the trusted bar shows scheme, host and port only, look-alike letters in punycode', () => {
  expect(originForDisplay('https://ENT.univ.fr:443/login?user=x#y')).toBe('https://ent.univ.fr');
  expect(originForDisplay('https://ent.univ.fr@evil.example/')).toBe('https://evil.example');
  expect(originForDisplay('https://еnt.univ.fr/')).toMatch(/^https:\/\/xn--/);
  for (const url of [
    'javascript:1',
    'data:text/html,https://ent.univ.fr',
    'blob:https://ent.univ.fr/1',
    'nonsense',
  ]) {
    expect(originForDisplay(url)).toBe('');
  }
});
