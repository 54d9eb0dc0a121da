/**
 * A blank page of ours whose only act is to open `url` as a window without tabs, menu or address field. The window
 * does not know its opener, and is told no referrer.
 */
export function openerPage(url: string): string {
  const address = JSON.stringify(url).replaceAll('<', '\\u003c');
  const html = `<script>window.open(${address}, '', 'popup,noopener,noreferrer')</script>`;
  return `data:text/html,${encodeURIComponent(html)}`;
}
