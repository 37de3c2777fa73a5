// node check-vectors.mjs ../vectors/notifications.json
import { readFileSync } from 'node:fs';
import { verify } from './verify.mjs';

const { vectors } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
let wrong = 0;
for (const { name, secrets, headers, body, received_at: now, verdict } of vectors) {
  if (verify(headers, Buffer.from(body), secrets, now) !== (verdict === 'VALID')) {
    console.log(`differs: ${name}`);
    wrong++;
  }
}
console.log(`${vectors.length - wrong} of ${vectors.length} vectors agree`);
process.exitCode = wrong === 0 ? 0 : 1;
