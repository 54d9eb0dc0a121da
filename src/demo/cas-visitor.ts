// A person at a CAS login page, by plain HTTP: a cookie jar, hidden fields, redirects. Seeds the demo, and serves the tests.

/** One browser session at one CAS server; `base` is its CAS URL, e.g. `http://127.0.0.1:PORT/cas`. */
export class CasVisitor {
  readonly #base: string;
  readonly cookies = new Map<string, string>();

  constructor(base: string) {
    this.#base = base;
  }

  /** Fetches an absolute URL or a path below the CAS URL with the cookies so far; redirects are not followed. */
  async fetch(target: string, init: RequestInit = {}): Promise<Response> {
    const url = target.startsWith('http') ? target : `${this.#base}${target}`;
    const headers = new Headers(init.headers);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookie !== '') headers.set('cookie', cookie);
    headers.set('connection', 'close'); // a server that ends an idle connection would meet the next form on its way
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const expires = attributes.find((part) => part.toLowerCase().startsWith('expires='))?.slice(8);
    const gone = value === '' || value === '0' || (expires !== undefined && Date.parse(expires) < Date.now());
    if (gone || attributes.some((part) => part.toLowerCase() === 'max-age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  /**
   * Signs in at the login page for `service`.
   * @returns the service ticket, or undefined when the server gave none (wrong password, unknown service)
   */
  async ticket(service: string, login: string, password: string, renew = true): Promise<string | undefined> {
    const page = `/login?service=${encodeURIComponent(service)}${renew ? '&renew=true' : ''}`;
    const form = await this.fetch(page);
    const early = ticketIn(form.headers.get('location'), service);
    if (early !== undefined) return early;
    const html = await form.text();
    const fields = hiddenFields(html);
    // LemonLDAP::NG says user, the CAS specification says username.
    fields.set(/name="user"/.test(html) ? 'user' : 'username', login);
    fields.set('password', password);
    const action = /<form[^>]*action="([^"#][^"]*)"/.exec(html)?.[1];
    const target = action ? new URL(unescape(action), `${this.#base}/login`).href : page;
    const answer = await this.fetch(target, { method: 'POST', body: fields });
    return ticketIn(answer.headers.get('location'), service);
  }

  /** Asks without a form whether a session is left: the ticket it would give, undefined when there is none. */
  async gateway(service: string): Promise<string | undefined> {
    const answer = await this.fetch(`/login?gateway=true&service=${encodeURIComponent(service)}`);
    return ticketIn(answer.headers.get('location'), service);
  }

  /** The body of /p3/serviceValidate, or of another validation path. */
  async validate(
    service: string,
    ticket: string,
    renew = false,
    path = '/p3/serviceValidate',
  ): Promise<string> {
    const query = new URLSearchParams({ service, ticket, ...(renew ? { renew: 'true' } : {}) });
    const answer = await fetch(`${this.#base}${path}?${query}`);
    return answer.text();
  }

  /** Ends the session at the CAS server. */
  async logout(): Promise<void> {
    await (await this.fetch('/logout')).arrayBuffer();
  }
}

const unescape = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');

function hiddenFields(html: string): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [tag] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name) fields.set(name, unescape(/value="([^"]*)"/.exec(tag)?.[1] ?? ''));
  }
  return fields;
}

function ticketIn(location: string | null, service: string): string | undefined {
  if (!location?.startsWith(service)) return undefined;
  return new URL(location).searchParams.get('ticket') ?? undefined;
}
