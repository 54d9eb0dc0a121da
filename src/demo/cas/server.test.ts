import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCas } from './server.ts';
import type { DemoCas } from './server.ts';

const PREFIX = 'http://127.0.0.1:9/kiosk/';
const service = `${PREFIX}cas?state=a1b2`;
const encoded = encodeURIComponent(service);
const jean = {
  login: 'jdupont',
  password: 'Demo & <1>',
  attributes: {
    displayName: "Jean </cas:displayName><cas:uid>admin</cas:uid> & l'Été \u0000",
    eduPersonAffiliation: ['student', 'member'],
  },
};

describe('the CAS server of the demo', () => {
  let cas: DemoCas;
  let clock: number;
  let cookies: Map<string, string>;

  beforeEach(async () => {
    clock = Date.UTC(2026, 8, 1, 8);
    cookies = new Map();
    cas = await startDemoCas({ people: [jean], services: [PREFIX], now: () => clock });
  });
  afterEach(() => cas.stop());

  const ask = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const url = path.startsWith('http') ? path : cas.url + path;
    const answer = await fetch(url, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    return answer;
  };
  const postLogin = async (password: string, query = `?service=${encoded}`, username = 'jdupont') => {
    const page = await (await ask(`/login${query}`)).text();
    const execution = /name="execution" value="([^"]+)"/.exec(page)?.[1] ?? '';
    return ask(`/login${query}`, {
      method: 'POST',
      body: new URLSearchParams({ username, password, execution }),
    });
  };
  const ticketOf = (answer: Response) =>
    new URL(answer.headers.get('location') ?? 'none:').searchParams.get('ticket') ?? '';
  const signIn = async (query?: string) => ticketOf(await postLogin(jean.password, query));
  const validate = async (
    ticket: string,
    { to = service, renew = false, path = '/p3/serviceValidate' } = {},
  ) => {
    const query = `?service=${encodeURIComponent(to)}&ticket=${ticket}${renew ? '&renew=true' : ''}`;
    return (await ask(path + query)).text();
  };

  it('sends the browser back to the service, unchanged, with an unguessable ticket', async () => {
    const answer = await postLogin(jean.password);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(
      /^http:\/\/127\.0\.0\.1:9\/kiosk\/cas\?state=a1b2&ticket=ST-[A-Za-z0-9-]{43}$/,
    );
    expect(answer.headers.getSetCookie().join()).toMatch(
      /TGC=TGC-[\w-]{43}; Path=\/cas; HttpOnly; SameSite=Lax$/,
    );
  });

  it('takes a login in capitals and with spaces around, as people type it', async () => {
    expect(ticketOf(await postLogin(jean.password, undefined, ' JDupont '))).toMatch(/^ST-/);
  });

  it('gives attributes at p3 only, escaped', async () => {
    const xml = await validate(await signIn());
    expect(xml).toContain('<cas:user>jdupont</cas:user>');
    expect(xml).toContain(
      '<cas:displayName>Jean &lt;/cas:displayName&gt;&lt;cas:uid&gt;admin&lt;/cas:uid&gt; &amp; l&apos;Été \uFFFD</cas:displayName>',
    );
    expect(xml.match(/<cas:eduPersonAffiliation>/g)).toHaveLength(2);
    expect(xml).toContain('<cas:authenticationDate>2026-09-01T08:00:00.000Z</cas:authenticationDate>');
    const cas2 = await validate(await signIn('?renew=true&service=' + encoded), { path: '/serviceValidate' });
    expect(cas2).toContain('<cas:user>jdupont</cas:user>');
    expect(cas2).not.toContain('attributes');
  });

  it('takes a ticket once', async () => {
    const ticket = await signIn();
    expect(await validate(ticket)).toContain('authenticationSuccess');
    expect(await validate(ticket)).toContain('code="INVALID_TICKET"');
  });

  it('refuses a ticket after 30 seconds', async () => {
    const late = await signIn();
    clock += 30_000;
    expect(await validate(late)).toContain('code="INVALID_TICKET"');
    const intime = await signIn('?renew=true&service=' + encoded);
    clock += 29_999;
    expect(await validate(intime)).toContain('authenticationSuccess');
  });

  it('burns a ticket that another service shows', async () => {
    const ticket = await signIn();
    expect(await validate(ticket, { to: `${service}0` })).toContain('code="INVALID_SERVICE"');
    expect(await validate(ticket)).toContain('code="INVALID_TICKET"');
  });

  it.each([
    ['/serviceValidate'],
    ['/p3/serviceValidate?ticket=ST-1'],
    [`/p3/serviceValidate?service=${encoded}`],
    [`/p3/serviceValidate?service=${encoded}&ticket=ST-1&ticket=ST-2`],
    [`/p3/serviceValidate?service=${encoded}&ticket=${'S'.repeat(257)}`],
  ])('calls %s an invalid request', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('code="INVALID_REQUEST"');
  });

  it('asks for the password again when renew is set, and refuses a session ticket where renew is validated', async () => {
    await signIn();
    const sso = await ask(`/login?service=${encoded}`);
    expect(await validate(ticketOf(sso), { renew: true })).toContain('code="INVALID_TICKET"');
    expect((await ask(`/login?renew=true&service=${encoded}`)).status).toBe(200);
    const fresh = await signIn(`?renew=true&service=${encoded}`);
    expect(await validate(fresh, { renew: true })).toContain('<cas:isFromNewLogin>true</cas:isFromNewLogin>');
  });

  it('lets the gateway through with a ticket only while a session lasts', async () => {
    const gateway = `/login?gateway=true&service=${encoded}`;
    expect((await ask(gateway)).headers.get('location')).toBe(service);
    await signIn();
    expect(ticketOf(await ask(gateway))).toMatch(/^ST-/);
    const before = new Map(cookies);
    expect((await ask(`/logout?service=${encoded}`)).headers.get('location')).toBe(service);
    cookies = before; // a copied cookie is worth nothing after the logout
    expect((await ask(gateway)).headers.get('location')).toBe(service);
  });

  it.each([
    'http://127.0.0.1:90/kiosk/',
    'http://127.0.0.1:9@evil.test/kiosk/',
    'http://127.0.0.1:9/other',
    'http://127.0.0.1:9/kiosk/../other',
    'http://127.0.0.1:9/kiosk/\r\nset-cookie: a=b',
    'https://127.0.0.1:9/kiosk/',
    'javascript:alert(1)',
    'http://127.0.0.1:9/kiosk/#there',
  ])('does not serve %s', async (foreign) => {
    const query = `?service=${encodeURIComponent(foreign)}`;
    expect((await ask(`/login${query}`)).status).toBe(403);
    expect((await ask(`/login${query}&gateway=true`)).headers.get('location')).toBeNull();
    const posted = await ask(`/login${query}`, {
      method: 'POST',
      body: new URLSearchParams({ username: 'x' }),
    });
    expect(posted.status).toBe(403);
    expect((await ask(`/logout${query}`)).headers.get('location')).toBeNull();
  });

  it('says what is wrong and keeps the login, but never the password', async () => {
    const answer = await postLogin('<wrong>', `?lang=fr&service=${encoded}`, '"><script>');
    const page = await answer.text();
    expect(answer.status).toBe(401);
    expect(page).toContain('Identifiant ou mot de passe incorrect.');
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(page).not.toContain('wrong');
    expect(answer.headers.getSetCookie().join()).not.toMatch(/(^|,)\s*TGC=/);
  });

  it('answers an unknown login like a wrong password', async () => {
    const body = async (username: string) => (await postLogin('nope', undefined, username)).text();
    expect((await body('nobody1')).replace('nobody1', 'jdupont')).toBe(await body('jdupont'));
  });

  it('refuses a form that this browser was not shown', async () => {
    await ask('/login');
    const foreign = new URLSearchParams({ username: 'jdupont', password: jean.password, execution: 'x' });
    const answer = await ask(`/login?service=${encoded}`, { method: 'POST', body: foreign });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('location')).toBeNull();
    const page = await (await ask('/login')).text();
    const execution = /name="execution" value="([^"]+)"/.exec(page)?.[1] ?? '';
    cookies.clear();
    const stolen = new URLSearchParams({ username: 'jdupont', password: jean.password, execution });
    expect((await ask('/login', { method: 'POST', body: stolen })).status).toBe(403);
  });

  it('makes a login wait after five failures, even with the right password, and forgets after a minute', async () => {
    for (let i = 0; i < 5; i++) expect((await postLogin('nope')).status).toBe(401);
    clock += 20_000;
    const blocked = await postLogin(jean.password, `?lang=en&service=${encoded}`);
    expect(blocked.status).toBe(429);
    expect(await blocked.text()).toContain('Wait 40 seconds');
    clock += 40_000;
    expect((await postLogin(jean.password)).status).toBe(303);
  });

  it('forbids scripts, framing, caching and foreign form targets on every page', async () => {
    const policies = [
      `/login?service=${encoded}`,
      cas.pages.activation,
      cas.pages.rules,
      '/logout',
      '/login?service=x',
    ];
    for (const path of policies) {
      const answer = await ask(path);
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'self'; font-src/,
      );
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.text()).not.toMatch(/<script|style=| on\w+=/);
    }
    const login = await ask(`/login?service=${encoded}`);
    expect(login.headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:9;");
  });

  it('keeps the visit on the way to « Mot de passe oublié ? » and back, in both languages', async () => {
    const login = await (await ask(`/login?renew=true&service=${encoded}`)).text();
    const way =
      /href="(\/compte\/mot-de-passe-oublie[^"]*)"/.exec(login)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const page = await (await ask(new URL(way, cas.url).href)).text();
    expect(page).toContain('Mot de passe oublié');
    expect(page).toContain(`href="/cas/login?service=${encoded}&amp;renew=true&amp;lang=fr"`);
    const english = await (await ask(`${cas.pages.recovery}?lang=en`)).text();
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Forgotten password');
  });

  it('answers both account forms alike, whatever is typed', async () => {
    const send = async (login: string) =>
      (await ask(cas.pages.recovery, { method: 'POST', body: new URLSearchParams({ login }) })).text();
    expect(await send('jdupont')).toBe(await send('nobody'));
  });

  it('serves its own font and style, and refuses a foreign host name', async () => {
    expect((await ask('/style.css')).headers.get('content-type')).toContain('text/css');
    expect((await ask('/font.woff2')).headers.get('content-type')).toBe('font/woff2');
    const rebound = await new Promise<number | undefined>((done, fail) => {
      const headers = { host: `evil.test:${new URL(cas.url).port}` };
      get(`${cas.url}/login`, { headers }, (answer) => done(answer.resume().statusCode)).once('error', fail);
    });
    expect(rebound).toBe(421);
  });
});
