import { sendToMaybeGone, type BrowserSession } from './browser-session.ts';

/** One request that Chromium holds until somebody decides; `answer` is set when it came back from the network. */
export interface HeldRequest {
  readonly url: string;
  readonly frame: string | undefined;
  readonly isDocument: boolean;
  readonly isForm: boolean;
  /** A server sent the browser here from another address. */
  readonly isRedirect: boolean;
  readonly answer: { readonly status: number } | 'failed' | undefined;
}

type Header = { readonly name: string; readonly value: string };
/** The part of `Fetch.requestPaused` that the headers depend on. */
interface Paused {
  readonly request: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  readonly responseStatusCode?: number;
  readonly responseErrorReason?: string;
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
  /** What the pages of the isolated view are asked to speak, as in `Accept-Language`. */
  language: string | undefined;

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
        isForm: event.request.method === 'POST',
        isRedirect: event.redirectedRequestId !== undefined,
        answer: failed ? 'failed' : status === undefined ? undefined : { status },
      });
      const { requestId } = event;
      void sendToMaybeGone(
        pass
          ? this.#session.send('Fetch.continueRequest', { requestId, ...this.#headersFor(event) })
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

  /** The visitor's language in the requests of the isolated view. A browser has one for all its pages. */
  #headersFor({ request, responseStatusCode, responseErrorReason }: Paused): { headers?: Header[] } {
    const isAnswer = responseStatusCode !== undefined || responseErrorReason !== undefined;
    if (this.language === undefined || isAnswer || new URL(request.url).origin === this.#screenOrigin)
      return {};
    const others = Object.entries(request.headers).filter(([name]) => !/^accept-language$/i.test(name));
    return {
      headers: [...others, ['Accept-Language', this.language] as const].map(([name, value]) => ({
        name,
        value,
      })),
    };
  }

  #mayPass(request: HeldRequest): boolean {
    const isScreens = request.frame === undefined || request.frame === this.screenFrame;
    if (isScreens && new URL(request.url).origin === this.#screenOrigin) return true;
    if (request.frame !== undefined && request.frame === this.screenFrame) return false;
    return this.judge?.(request) ?? false;
  }
}
