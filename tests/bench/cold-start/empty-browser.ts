// The baseline of a start in the browser shell: the same browser, launched the same way, with a page that has one word.
import { launchBrowser } from '../../../src/browser-shell/browser.ts';
import type { Settings } from '../../../src/shared/contract/settings.ts';

/** The settings of the shell with every default filled in, as JSON: nothing is parsed here that a kiosk would parse. */
const { shell, language, page } = JSON.parse(process.argv[2] ?? '{}') as Pick<
  Settings,
  'shell' | 'language'
> & { page: string };

const { browser } = await launchBrowser(shell, language, process.env);
process.on('SIGTERM', () => void browser.close().then(() => process.exit(0)));
const context = await browser.newContext({ viewport: shell.headless ? (shell.size ?? null) : null });
await (await context.newPage()).goto(page);
