import { entBarHeight, type EntRequest } from '../shared/contract/shell.ts';
import { failed, mayGoOn, type EntEars, type EntView, type OpenEntView } from '../shared/shell/ent-desk.ts';
import { judgePage, mayFetchPart, originForDisplay, reachable } from '../shared/shell/ent-rules.ts';
import { noBypass, openHostGate, type HostGate } from '../shared/shell/host-gate.ts';
import { sendToMaybeGone, type BrowserSession, type TargetInfo } from './browser-session.ts';
import { holdWindow } from './hold-window.ts';
import { loopbackNet } from './loopback-net.ts';
import { openerPage } from './opener-page.ts';
import type { HeldRequest, RequestGate } from './request-gate.ts';
import type { WindowGuard } from './window-guard.ts';

/** Best effort: the ENT's logout page has this long to answer, in milliseconds. */
const logoutCap = 3_000;
/** How long a window that the ENT's page opened may stay empty, in milliseconds. */
const popupCap = 1_000;
/** How long a tab takes at most to be gone once it was closed, in milliseconds. */
const closeCap = 1_000;

export interface EntWindowParts {
  readonly session: BrowserSession;
  readonly gate: RequestGate;
  readonly windows: WindowGuard;
  /** The screen's size in CSS pixels. */
  readonly size: () => Promise<{ width: number; height: number }>;
  /** Puts the screen above every other window again. */
  readonly showScreen: () => Promise<void>;
}

/**
 * Opens the ENT in a browser context of its own (fresh storage in memory) as a window without tabs or address field,
 * below the trusted bar. Nothing is ever attached to that window: it is watched from outside only, by its requests.
 */
export function entWindows(parts: EntWindowParts): OpenEntView {
  return async (request, ears) => {
    const window = new EntWindow(parts, request, ears);
    await window.open();
    return window;
  };
}

class EntWindow implements EntView {
  readonly #parts: EntWindowParts;
  readonly #session: BrowserSession;
  readonly #request: EntRequest;
  readonly #ears: EntEars;
  readonly #popups = new Set<string>();
  #gate: HostGate | undefined;
  #context: string | undefined;
  /** Our own blank page that opens the window; gone at once. */
  #opener: string | undefined;
  #target: string | undefined;
  #hasAnswered = false;
  #placed: Promise<void> | undefined;
  #letMove: (() => void) | undefined;
  #logout: { frame: string | undefined; answered: () => void } | undefined;

  constructor(parts: EntWindowParts, request: EntRequest, ears: EntEars) {
    this.#parts = parts;
    this.#session = parts.session;
    this.#request = request;
    this.#ears = ears;
  }

  async open(): Promise<void> {
    this.#gate = await openHostGate(loopbackNet, reachable(this.#request));
    const { browserContextId } = await this.#session.send('Target.createBrowserContext', {
      disposeOnDetach: true,
      proxyServer: this.#gate.proxy,
      proxyBypassList: noBypass,
    });
    this.#context = browserContextId;
    this.#parts.windows.allow(browserContextId);
    await this.#session.send('Browser.grantPermissions', { permissions: [], browserContextId }); // none, for any origin
    await this.#session.send('Browser.setDownloadBehavior', { behavior: 'deny', browserContextId });
    this.#parts.gate.judge = (held) => this.#judge(held);
    this.#parts.gate.language = this.#request.language;
    this.#session.on('Target.targetCreated', this.#onTarget);
    this.#session.on('Target.targetDestroyed', this.#onTargetGone);
    this.#session.on('Target.targetCrashed', this.#onTargetGone);
    if (judgePage(this.#request.url, this.#request.hosts, null).kind !== 'allowed') {
      return this.#ears.ended(failed('ent.page-refused'));
    }
    this.#ears.navigated(originForDisplay(this.#request.url), false);
    const { targetId } = await this.#session.send('Target.createTarget', {
      url: openerPage(this.#request.url),
      browserContextId,
      newWindow: true,
    });
    this.#opener = targetId;
  }

  async wipe(logoutUrl: string | null, released: Promise<void>): Promise<void> {
    this.#session.off('Target.targetDestroyed', this.#onTargetGone);
    this.#session.off('Target.targetCrashed', this.#onTargetGone);
    this.#letMove?.();
    await sendToMaybeGone(this.#parts.showScreen());
    for (const targetId of [this.#opener, this.#target, ...this.#popups]) {
      if (targetId !== undefined)
        await sendToMaybeGone(this.#session.send('Target.closeTarget', { targetId }));
    }
    await released;
    if (logoutUrl !== null && this.#hasAnswered) await this.#logOut(logoutUrl);
    this.#session.off('Target.targetCreated', this.#onTarget);
    this.#parts.gate.judge = undefined;
    this.#parts.gate.language = undefined;
    if (this.#context !== undefined) {
      await sendToMaybeGone(
        this.#session.send('Target.disposeBrowserContext', { browserContextId: this.#context }),
      );
      this.#parts.windows.forget(this.#context);
    }
    this.#gate?.close();
  }

  /** In a tab that is in no window, in the same storage. */
  async #logOut(url: string): Promise<void> {
    const answered = new Promise<void>((resolve) => (this.#logout = { frame: undefined, answered: resolve }));
    const opened = this.#session.send('Target.createTarget', {
      url,
      browserContextId: this.#context!,
      hidden: true,
      background: true,
    });
    const timer = AbortSignal.timeout(logoutCap);
    const late = new Promise<void>((resolve) =>
      timer.addEventListener('abort', () => resolve(), { once: true }),
    );
    const hidden = opened.then(
      ({ targetId }) => {
        this.#logout!.frame = targetId;
        return answered;
      },
      () => undefined, // no such tab in this Chromium: the wipe goes on
    );
    await Promise.race([hidden, late]);
    const frame = this.#logout?.frame;
    if (frame !== undefined) await this.#close(frame);
  }

  /** Closes a hidden tab and waits until it is gone: Chromium 156 dies when the storage of one that lives is disposed of. */
  async #close(target: string): Promise<void> {
    let heard: (gone: { targetId: string }) => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      heard = ({ targetId }) => targetId === target && resolve();
      this.#session.on('Target.targetDestroyed', heard);
    });
    const late = new Promise<void>((resolve) => setTimeout(resolve, closeCap).unref());
    await sendToMaybeGone(this.#session.send('Target.closeTarget', { targetId: target }));
    await Promise.race([gone, late]);
    this.#session.off('Target.targetDestroyed', heard);
  }

  readonly #onTarget = ({ targetInfo }: { targetInfo: TargetInfo }): void => {
    if (targetInfo.type !== 'page' || targetInfo.browserContextId !== this.#context) return;
    if (this.#logout !== undefined || targetInfo.url.startsWith('data:')) return;
    if (this.#target === undefined) this.#adopt(targetInfo.targetId);
    else if (targetInfo.targetId !== this.#target) this.#expectPopup(targetInfo.targetId);
  };

  /** It is judged, and closed, at its first request; one that asks for nothing is closed all the same. */
  #expectPopup(targetId: string): void {
    this.#popups.add(targetId);
    setTimeout(() => {
      void sendToMaybeGone(this.#session.send('Target.closeTarget', { targetId }));
    }, popupCap).unref();
  }

  #adopt(targetId: string): void {
    this.#target = targetId;
    this.#placed = this.#place(targetId).catch(() => this.#ears.ended(failed('ent.unreachable')));
  }

  async #place(targetId: string): Promise<void> {
    const { width, height } = await this.#parts.size();
    const { windowId } = await this.#session.send('Browser.getWindowForTarget', { targetId });
    const bounds = { left: 0, top: entBarHeight, width, height: height - entBarHeight };
    await this.#session.send('Browser.setWindowBounds', { windowId, bounds });
    this.#letMove = holdWindow(this.#session, windowId, bounds);
    if (this.#opener !== undefined) {
      await sendToMaybeGone(this.#session.send('Target.closeTarget', { targetId: this.#opener }));
    }
    await this.#session.send('Target.activateTarget', { targetId });
  }

  readonly #onTargetGone = ({ targetId }: { targetId: string }): void => {
    this.#popups.delete(targetId);
    if (targetId === this.#target) this.#ears.ended({ outcome: 'closed' });
  };

  #judge(held: HeldRequest): boolean {
    const { hosts, service } = this.#request;
    if (this.#logout !== undefined) return this.#judgeLogout(held);
    if (!held.isDocument || held.frame === undefined) return mayFetchPart(held.url, hosts, service);
    if (this.#popups.has(held.frame)) return this.#takeOver(held.frame, held.url);
    if (held.frame !== this.#target) return mayFetchPart(held.url, hosts, service);
    if (held.answer !== undefined) return this.#heardAnswer(held, held.answer);
    const verdict = judgePage(held.url, hosts, service);
    if (verdict.kind === 'allowed') this.#ears.navigated(originForDisplay(held.url), false);
    // a link elsewhere does nothing; but before the first page, and after a form, there is nothing to stay on
    return mayGoOn(verdict, this.#ears, !this.#hasAnswered || held.isRedirect);
  }

  #heardAnswer({ url, isForm }: HeldRequest, answer: NonNullable<HeldRequest['answer']>): boolean {
    if (answer === 'failed' && isForm) {
      void this.#navigate(this.#request.url); // « Back » to the answer of a form, which no cache keeps; or the ENT is gone
      return false;
    }
    if (answer === 'failed' || answer.status >= 500) {
      this.#ears.ended(failed('ent.unreachable'));
      return false; // a certificate warning could be clicked away
    }
    const isRedirect = answer.status >= 300 && answer.status < 400;
    if (!isRedirect) {
      this.#hasAnswered = true;
      void this.#placed?.then(() => this.#ears.navigated(originForDisplay(url), true));
    }
    return true;
  }

  /** A link that wants a window of its own gets the window that is there, if its host is allowed. */
  #takeOver(popup: string, url: string): false {
    this.#popups.delete(popup);
    void sendToMaybeGone(this.#session.send('Target.closeTarget', { targetId: popup }));
    if (judgePage(url, this.#request.hosts, this.#request.service).kind !== 'refused')
      void this.#navigate(url);
    return false;
  }

  async #navigate(url: string): Promise<void> {
    const { sessionId } = await this.#session.send('Target.attachToTarget', {
      targetId: this.#target!,
      flatten: false,
    });
    const message = JSON.stringify({ id: 1, method: 'Page.navigate', params: { url } });
    await this.#session.send('Target.sendMessageToTarget', { sessionId, message });
    await sendToMaybeGone(this.#session.send('Target.detachFromTarget', { sessionId }));
  }

  #judgeLogout(held: HeldRequest): boolean {
    const isMain = held.isDocument;
    const allowed =
      held.url === this.#request.logoutUrl ||
      mayFetchPart(held.url, this.#request.hosts, this.#request.service);
    const over =
      held.answer === 'failed' ||
      (held.answer !== undefined && (held.answer.status < 300 || held.answer.status >= 400));
    if (isMain && (over || !allowed)) this.#logout?.answered();
    return allowed;
  }
}
