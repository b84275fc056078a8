// Says: a client assertion that jose signed (PS256, x5t#S256) gets a token; the same with the claims of another audience does not
// Needs: jose node
// Emulator: --entra
import assert from 'node:assert/strict';
import { X509Certificate, createHash, createPrivateKey, randomUUID } from 'node:crypto';
import { applications, bring, control, ready, scope, tenant, whoIs } from '../../lib/case.mjs';

const { SignJWT } = await bring('jose');
const { pem } = await control('applications/certificate-app/certificates', { method: 'POST' });
const thumbprint = createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
const address = `${ready.authorityUrl}${tenant}/oauth2/v2.0/token`;

async function ask(audience, algorithm) {
  const assertion = await new SignJWT({}).setProtectedHeader({ alg: algorithm, typ: 'JWT', 'x5t#S256': thumbprint })
    .setIssuer(applications.certificate).setSubject(applications.certificate).setAudience(audience).setJti(randomUUID())
    .setNotBefore('0s').setExpirationTime('5m').sign(createPrivateKey(pem));
  const form = new URLSearchParams({
    client_id: applications.certificate, grant_type: 'client_credentials', scope, client_assertion: assertion,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  });
  return (await fetch(address, { method: 'POST', body: form })).json();
}

for (const algorithm of ['PS256', 'RS256']) {
  const { access_token: token } = await ask(address, algorithm);
  assert.equal(await whoIs({ token }), 'certificate-app', algorithm);
}
const refused = await ask('https://login.example/another', 'PS256');
assert.equal(refused.error, 'invalid_client');
assert.equal(refused.access_token, undefined);
