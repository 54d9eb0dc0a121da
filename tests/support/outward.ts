import type { House } from '../../src/demo/house.ts';

/** What the kiosk's page asked for, and what its content policy stopped. */
export interface Outward {
  /** Addresses that are not of the kiosk itself. */
  elsewhere(): string[];
  /** How many addresses were asked for in all: none would prove nothing. */
  asked(): number;
  /** What the browser said about the content policy. */
  violations(): Promise<string[]>;
}

/** Listens to the kiosk's page from now on. */
export async function listenOutward(house: House): Promise<Outward> {
  const page = house.surfaces.kiosk();
  const home = new URL(page.url());
  const urls: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) said.push(message.text());
  });
  await page.evaluate(() => {
    const violations: string[] = [];
    Object.assign(globalThis, { violations });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      violations.push(`${violatedDirective}: ${blockedURI}`),
    );
  });
  const isHome = (url: string): boolean => {
    const { protocol, host } = new URL(url);
    return ['blob:', 'data:'].includes(protocol) || (protocol === home.protocol && host === home.host);
  };
  return {
    elsewhere: () => urls.filter((url) => !isHome(url)),
    asked: () => urls.length,
    violations: async () => [
      ...said,
      ...(await page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)),
    ],
  };
}
