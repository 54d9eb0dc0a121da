/** The address of central: HTTPS, or plain HTTP on this very machine. Throws for anything else: it is a mistake of who set it up. */
export function centralAddress(text: string): URL {
  const url = new URL(text);
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here)) {
    throw new Error(`central must be reached over https, not ${url.protocol}//${url.host}`);
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new Error('the address of central has a user, a query or a fragment');
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}
