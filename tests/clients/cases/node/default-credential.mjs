// Says: DefaultAzureCredential finds the secret in the environment before the host's identity, and that without it
// Needs: @azure/identity node
// Emulator: --entra --host AppService
import assert from 'node:assert/strict';
import { applications, bring, here, scope, tenant, whoIs } from '../../lib/case.mjs';

const { DefaultAzureCredential } = await bring('@azure/identity');
assert.equal(await whoIs(await new DefaultAzureCredential(here).getToken(scope)), 'runbook-host');

Object.assign(process.env, {
  AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: applications.secret, AZURE_CLIENT_SECRET: 'emulator-secret-that-is-good',
});
assert.equal(await whoIs(await new DefaultAzureCredential(here).getToken(scope)), 'secret-app');
