// The same with the library of Standard Webhooks: npm install, then
//   node library.mjs ../vectors/notifications.json
// Without a file it reads messages from its input and goes by its own clock.
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';

const file = process.argv[2];
const { vectors: all } = JSON.parse(readFileSync(file ?? 0, 'utf8'));
// The library takes a key of any length: that of its user is up to the user.
const vectors = all.filter(({ verdict }) => verdict !== 'SECRET_UNUSABLE');
const clock = Date.now;
let wrong = 0;
for (const { name, secrets, headers, body, received_at: now, verdict } of vectors) {
  Date.now = file === undefined ? clock : () => now * 1000;
  const genuine = secrets.some((secret) => accepts(secret, body, headers));
  if (genuine !== (verdict === 'VALID')) {
    console.log(`differs: ${name}`);
    wrong++;
  }
}
console.log(`${vectors.length - wrong} of ${vectors.length} vectors agree`);
process.exitCode = wrong === 0 ? 0 : 1;

function accepts(secret, body, headers) {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
