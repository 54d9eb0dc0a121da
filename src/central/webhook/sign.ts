import { createHmac } from 'node:crypto';

/** Standard Webhooks 1.0.0, « Signature scheme »: what a secret looks like, and how many bytes it has. */
const prefix = 'whsec_';
const [least, most] = [24, 64];

/** The key of a serialised secret (`whsec_` and base64); null when it is none, or too short to be one. */
export function secretKey(text: string): Uint8Array | null {
  if (!text.startsWith(prefix)) return null;
  const base64 = text.slice(prefix.length);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) return null;
  const key = Buffer.from(base64, 'base64');
  return key.length >= least && key.length <= most ? new Uint8Array(key) : null;
}

/** The three headers of Standard Webhooks 1.0.0 (« Webhook headers »): one signature per secret, for a change of secrets without a gap. */
export function signedHeaders(
  message: { readonly id: string; readonly body: string },
  milliseconds: number,
  secrets: readonly Uint8Array[],
): Record<string, string> {
  const timestamp = String(Math.floor(milliseconds / 1000));
  const content = `${message.id}.${timestamp}.${message.body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(content).digest('base64')}`,
  );
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
