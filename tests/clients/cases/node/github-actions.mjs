// Says: a GitHub Actions job: the job's token, asked for as actions/core does, in place of a secret
// Needs: @azure/identity node
// Emulator: --entra --host GitHubActions
import assert from 'node:assert/strict';
import { bring, here, scope, whoIs } from '../../lib/case.mjs';

const { ClientAssertionCredential } = await bring('@azure/identity');
const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret, AZURE_CLIENT_ID, AZURE_TENANT_ID } = process.env;

async function idToken(audience) {
  const response = await fetch(`${address}&audience=${encodeURIComponent(audience)}`, { headers: { Authorization: `Bearer ${secret}` } });
  assert.equal(response.status, 200);
  return (await response.json()).value;
}

const sign = (audience) => new ClientAssertionCredential(AZURE_TENANT_ID, AZURE_CLIENT_ID, () => idToken(audience), here).getToken(scope);
assert.equal(await whoIs(await sign('api://AzureADTokenExchange')), 'federated-app');
await assert.rejects(sign('api://another'), /AADSTS700212/);
