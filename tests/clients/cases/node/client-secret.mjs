// Says: ClientSecretCredential: a good secret opens Azure DevOps, a wrong and an expired one are reported as what they are
// Needs: @azure/identity node
// Emulator: --entra
import assert from 'node:assert/strict';
import { applications, bring, here, scope, tenant, whoIs } from '../../lib/case.mjs';

const { ClientSecretCredential } = await bring('@azure/identity');
const ask = (secret) => new ClientSecretCredential(tenant, applications.secret, secret, here).getToken(scope);

const token = await ask('emulator-secret-that-is-good');
assert.equal(await whoIs(token), 'secret-app');
assert.ok(token.expiresOnTimestamp > Date.now());
await assert.rejects(ask('emulator-secret-that-has-expired'), /AADSTS7000222/);
await assert.rejects(ask('wrong'), /AADSTS7000215/);
await assert.rejects(
  new ClientSecretCredential('5c1d0000-7e57-4a11-8000-00000000dead', applications.secret, 'any', here).getToken(scope),
  /endpoints_resolution_error|AADSTS90002/);
