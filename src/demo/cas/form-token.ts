import { createHmac, randomBytes } from 'node:crypto';
import { sameSecret } from './compare.ts';

/** Ties a form to the browser that was shown it: a cookie, and in the form an HMAC of that cookie. */
export class FormTokens {
  readonly #secret = randomBytes(32);

  /** A cookie value for a browser that has none yet. */
  cookie(): string {
    return randomBytes(16).toString('base64url');
  }

  /** The hidden field that goes with a cookie. */
  field(cookie: string): string {
    return createHmac('sha256', this.#secret).update(cookie).digest('base64url');
  }

  /** True when the field was made for this cookie. */
  matches(cookie: string | undefined, field: string): boolean {
    return cookie !== undefined && sameSecret(this.field(cookie), field);
  }
}
