import { sendToMaybeGone, type BrowserSession, type TargetInfo } from './browser-session.ts';

/** Closes every window and tab that the shell did not open: Ctrl+N, Ctrl+Shift+N, developer tools, help pages… */
export class WindowGuard {
  readonly #session: BrowserSession;
  readonly #contexts = new Set<string>();

  constructor(session: BrowserSession) {
    this.#session = session;
  }

  /** Watches from now on. Contexts must be allowed before their first window opens. */
  async watch(): Promise<void> {
    const look = ({ targetInfo }: { targetInfo: TargetInfo }): void => {
      if (this.#isForeign(targetInfo)) {
        void sendToMaybeGone(this.#session.send('Target.closeTarget', { targetId: targetInfo.targetId }));
      }
    };
    this.#session.on('Target.targetCreated', look);
    this.#session.on('Target.targetInfoChanged', look);
    await this.#session.send('Target.setDiscoverTargets', { discover: true });
  }

  allow(context: string): void {
    this.#contexts.add(context);
  }

  forget(context: string): void {
    this.#contexts.delete(context);
  }

  #isForeign(target: TargetInfo): boolean {
    if (/^(chrome|devtools|view-source|chrome-extension):/.test(target.url))
      return target.type !== 'browser_ui';
    return target.type === 'page' && !this.#contexts.has(target.browserContextId ?? '');
  }
}
