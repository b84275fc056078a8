// Says: jose verifies a managed identity's token for the exchange by the keys that Entra publishes, and refuses a foreign one
// Needs: jose node
// Emulator: --entra
import assert from 'node:assert/strict';
import { bring, control, ready, reader, tenant } from '../../lib/case.mjs';

const { createRemoteJWKSet, jwtVerify } = await bring('jose');
const audience = 'api://AzureADTokenExchange';
const discovered = await (await fetch(`${ready.authorityUrl}${tenant}/v2.0/.well-known/openid-configuration`)).json();
const keys = createRemoteJWKSet(new URL(discovered.jwks_uri));

const response = await fetch(
  `${process.env.IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=${encodeURIComponent(audience)}&client_id=${reader.clientId}`,
  { headers: { 'X-IDENTITY-HEADER': process.env.IDENTITY_HEADER } });
const { access_token: token } = await response.json();
const { payload } = await jwtVerify(token, keys, { issuer: discovered.issuer, audience });
assert.equal(payload.sub, reader.objectId);

const { token: foreign } = await control('federatedtokens?issuer=gitHub', { method: 'POST' });
await assert.rejects(jwtVerify(foreign, keys), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
