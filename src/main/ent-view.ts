import {
  WebContentsView,
  session as sessions,
  type BrowserWindow,
  type Session,
  type WebContents,
} from 'electron';
import { randomUUID } from 'node:crypto';
import { entBarHeight, type EntRequest } from '../shared/contract/shell.ts';
import { failed, mayGoOn, type EntEars, type EntView, type OpenEntView } from '../shared/shell/ent-desk.ts';
import { judgePage, mayFetchPart, originForDisplay, reachable } from '../shared/shell/ent-rules.ts';
import { noBypass, openHostGate, type HostGate } from '../shared/shell/host-gate.ts';
import { loopbackNet } from './loopback-net.ts';
import { refuseFileDialogs } from './lockdown/file-dialogs.ts';
import { refuseModalWindows } from './lockdown/modal-windows.ts';
import { refuseDownloads } from './lockdown/network.ts';
import { allowNothing } from './lockdown/permissions.ts';
import { wipeSession } from './wipe-session.ts';

/**
 * Opens the ENT below the trusted bar in a view that the app cannot look into: fresh storage in memory, no preload,
 * no script of ours, no permission, only the hosts of the request (RFC 8252 section 8.12 and what it asks in return).
 * `forTests`: developer tools may attach, where the settings open a debugging port.
 */
export function entViews(window: () => BrowserWindow | undefined, forTests: boolean): OpenEntView {
  return async (request, ears) => {
    const host = window();
    if (host === undefined) throw new Error('there is no window for the ENT');
    const session = sessions.fromPartition(`ent-${randomUUID()}`, { cache: false }); // no `persist:`: in memory
    const gate = await openHostGate(loopbackNet, reachable(request));
    await session.setProxy({ proxyRules: gate.proxy, proxyBypassRules: noBypass });
    return new IsolatedView(host, session, gate, request, ears, forTests);
  };
}

class IsolatedView implements EntView {
  readonly #window: BrowserWindow;
  readonly #request: EntRequest;
  readonly #ears: EntEars;
  readonly #session: Session;
  readonly #gate: HostGate;
  readonly #view: WebContentsView;
  #hasAnswered = false;
  #isShown = false;
  #isLoggingOut = false;

  constructor(
    window: BrowserWindow,
    session: Session,
    gate: HostGate,
    request: EntRequest,
    ears: EntEars,
    forTests: boolean,
  ) {
    this.#window = window;
    this.#session = session;
    this.#gate = gate;
    this.#request = request;
    this.#ears = ears;
    this.#view = new WebContentsView({
      webPreferences: {
        session: this.#session,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        devTools: forTests, // a test fills the ENT's form as a visitor does; Chromium holds its page otherwise
        navigateOnDragDrop: false,
        disableDialogs: true, // alert and the like: native windows, above everything
        disableBlinkFeatures: 'FileSystemAccessLocal,Prerender2', // pickers of files; pages that load unseen
      },
    });
    this.#lockSession();
    this.#watch(this.#view.webContents);
    this.#place();
    this.#view.setVisible(false); // until the ENT answers, the screen says that it opens
    window.contentView.addChildView(this.#view);
    window.on('resize', this.#place);
    ears.navigated(originForDisplay(request.url), false);
    refuseFileDialogs(this.#view.webContents);
    this.#load(request.url);
  }

  async wipe(logoutUrl: string | null, released: Promise<void>): Promise<void> {
    this.#window.off('resize', this.#place);
    if (!this.#window.isDestroyed()) {
      this.#window.contentView.removeChildView(this.#view);
      this.#window.webContents.focus();
    }
    await released;
    this.#isLoggingOut = true;
    await wipeSession(this.#view.webContents, this.#session, this.#hasAnswered ? logoutUrl : null);
    this.#gate.close();
  }

  readonly #place = (): void => {
    const { width, height } = this.#window.getContentBounds();
    this.#view.setBounds({ x: 0, y: entBarHeight, width, height: Math.max(0, height - entBarHeight) });
  };

  #lockSession(): void {
    allowNothing(this.#session);
    refuseDownloads(this.#session);
    refuseModalWindows(this.#session);
    this.#session.setSpellCheckerEnabled(false);
    this.#session.setUserAgent(this.#session.getUserAgent(), this.#request.language);
    this.#session.webRequest.onBeforeRequest((details, answer) => {
      answer({ cancel: !this.#mayRequest(details.url, details.resourceType === 'mainFrame') });
    });
  }

  #mayRequest(url: string, isPage: boolean): boolean {
    const { hosts, service, logoutUrl } = this.#request;
    if (this.#isLoggingOut) return url === logoutUrl || mayFetchPart(url, hosts, service);
    if (!isPage) return mayFetchPart(url, hosts, service);
    return mayGoOn(judgePage(url, hosts, service), this.#ears, !this.#hasAnswered);
  }

  #watch(contents: WebContents): void {
    const judge = (url: string, isFatal: boolean): boolean =>
      this.#isLoggingOut ||
      mayGoOn(judgePage(url, this.#request.hosts, this.#request.service), this.#ears, isFatal);
    contents.on('will-navigate', (event) => {
      if (!judge(event.url, false)) event.preventDefault(); // a link elsewhere does nothing
    });
    contents.on('will-redirect', (event) => {
      // after a form there is no page to stay on
      if (event.isMainFrame && !judge(event.url, true)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame && !this.#mayRequest(event.url, false)) event.preventDefault();
    });
    contents.setWindowOpenHandler(({ url }) => {
      // « Première connexion ? » may want a window of its own: it gets this one
      if (judge(url, false)) setImmediate(() => this.#load(url));
      return { action: 'deny' };
    });
    contents.on('did-start-navigation', (event) => {
      if (event.isMainFrame && !event.isSameDocument)
        this.#ears.navigated(originForDisplay(event.url), false);
    });
    contents.on('did-navigate', (_event, url, status) => {
      if (status >= 500) return this.#ears.ended(failed('ent.unreachable'));
      this.#hasAnswered = true;
      if (!this.#isLoggingOut) this.#show();
      this.#ears.navigated(originForDisplay(url), true);
    });
    contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
      // of net_error_list.h: another navigation took its place, or we refused it; « Back » to the answer of a form
      const [aborted, cacheMiss] = [-3, -400];
      if (!isMainFrame || code === aborted) return;
      if (code === cacheMiss && !this.#isLoggingOut) setImmediate(() => this.#load(this.#request.url));
      else this.#ears.ended(failed('ent.unreachable'));
    });
    contents.on('render-process-gone', () => this.#ears.ended(failed('ent.unreachable')));
    contents.on('will-prevent-unload', (event) => event.preventDefault()); // it cannot hold the visitor
    contents.on('destroyed', () => this.#ears.ended({ outcome: 'closed' }));
  }

  #load(url: string): void {
    if (this.#view.webContents.isDestroyed()) return;
    if (judgePage(url, this.#request.hosts, null).kind !== 'allowed')
      return this.#ears.ended(failed('ent.page-refused'));
    this.#view.webContents.loadURL(url).catch(() => undefined); // told by `did-fail-load`, with its code
  }

  #show(): void {
    if (this.#isShown) return;
    this.#isShown = true;
    this.#view.setVisible(true);
    this.#view.webContents.focus();
  }
}
