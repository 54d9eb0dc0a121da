import { describe, expect, it } from 'vitest';
import { secretKey, signedHeaders } from './sign.ts';

describe('a webhook signature', () => {
  it('is that of the reference library of Standard Webhooks', () => {
    // Published in the tests of standard-webhooks/standard-webhooks (libraries/javascript/src/webhook.test.ts, « sign function works »).
    const key = secretKey('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    if (key === null) throw new Error('the published secret is one');
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' };
    expect(signedHeaders(message, 1614265330_000, [key])).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it.each([
    ['no prefix', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    ['23 bytes', `whsec_${Buffer.alloc(23, 7).toString('base64')}`],
    ['65 bytes', `whsec_${Buffer.alloc(65, 7).toString('base64')}`],
    ['no base64', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!'],
    ['nothing', 'whsec_'],
  ])('takes no secret with %s', (_what, text) => {
    expect(secretKey(text)).toBeNull();
  });

  it('takes the shortest and the longest secret', () => {
    for (const bytes of [24, 64])
      expect(secretKey(`whsec_${Buffer.alloc(bytes, 7).toString('base64')}`)).toHaveLength(bytes);
  });
});
