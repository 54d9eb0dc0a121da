import { sendToMaybeGone, type BrowserSession } from './browser-session.ts';

/** One request that Chromium holds until somebody decides; `answer` is set when it came back from the network. */
export interface HeldRequest {
  readonly url: string;
  readonly frame: string | undefined;
  readonly isDocument: boolean;
  /** A server sent the browser here from another address. */
  readonly isRedirect: boolean;
  readonly answer: { readonly status: number } | 'failed' | undefined;
}

/** Decides over the requests that are not the screen's own; true lets one pass. */
export type Judge = (request: HeldRequest) => boolean;

/**
 * Every request of every page of the browser, redirects, frames and pop-ups included, passes here (`Fetch` at the
 * level of the browser: Playwright's `route()` does not see redirects, and would have to look into the ENT's page).
 */
export class RequestGate {
  readonly #session: BrowserSession;
  readonly #screenOrigin: string;
  /** The tab of the screen; its requests go to its own origin only. */
  screenFrame: string | undefined;
  /** Set while an isolated view is open. Without one, nothing but the screen is fetched. */
  judge: Judge | undefined;

  constructor(session: BrowserSession, screenOrigin: string) {
    this.#session = session;
    this.#screenOrigin = screenOrigin;
  }

  async close(): Promise<void> {
    this.#session.on('Fetch.requestPaused', (event) => {
      const failed = event.responseErrorReason !== undefined;
      const status = event.responseStatusCode;
      const pass = this.#mayPass({
        url: event.request.url,
        frame: event.frameId,
        isDocument: event.resourceType === 'Document',
        isRedirect: event.redirectedRequestId !== undefined,
        answer: failed ? 'failed' : status === undefined ? undefined : { status },
      });
      const { requestId } = event;
      void sendToMaybeGone(
        pass
          ? this.#session.send('Fetch.continueRequest', { requestId })
          : this.#session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }),
      );
    });
    this.#session.on('Fetch.authRequired', ({ requestId }) => {
      void sendToMaybeGone(
        this.#session.send('Fetch.continueWithAuth', {
          requestId,
          authChallengeResponse: { response: 'CancelAuth' },
        }),
      );
    });
    await this.#session.send('Fetch.enable', {
      handleAuthRequests: true,
      patterns: [
        { urlPattern: '*', requestStage: 'Request' },
        { urlPattern: '*', requestStage: 'Response', resourceType: 'Document' },
      ],
    });
  }

  #mayPass(request: HeldRequest): boolean {
    const isScreens = request.frame === undefined || request.frame === this.screenFrame;
    if (isScreens && new URL(request.url).origin === this.#screenOrigin) return true;
    if (request.frame !== undefined && request.frame === this.screenFrame) return false;
    return this.judge?.(request) ?? false;
  }
}
