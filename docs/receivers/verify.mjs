import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether the message is genuine and was sent within five minutes of now.
 *
 * headers: by their names in lower case, as Node has them
 * body: the bytes as they arrived, before anything parses them
 * secrets: ['whsec_…']; two while the secret is exchanged
 */
export function verify(headers, body, secrets, now = Date.now() / 1000) {
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (id === '' || !/^[0-9]{1,11}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > 300) {
    return false;
  }
  const offered = (headers['webhook-signature'] ?? '').split(' ').map((one) => Buffer.from(one));
  return secrets.some((secret) => {
    const key = Buffer.from(secret?.startsWith('whsec_') ? secret.slice(6) : '', 'base64');
    if (key.length < 24) {
      return false; // No secret: anybody can sign with an empty key.
    }
    const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
    const expected = Buffer.from('v1,' + mac.digest('base64'));
    return offered.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
  });
}
