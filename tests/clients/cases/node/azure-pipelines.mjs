// Says: AzurePipelinesCredential in a job, with its service connection
// Needs: @azure/identity node
// Emulator: --entra --host AzurePipelines
import assert from 'node:assert/strict';
import { bring, here, ready, scope, whoIs } from '../../lib/case.mjs';

const { AzurePipelinesCredential } = await bring('@azure/identity');
const {
  AZURESUBSCRIPTION_CLIENT_ID, AZURESUBSCRIPTION_SERVICE_CONNECTION_ID, AZURESUBSCRIPTION_TENANT_ID, SYSTEM_ACCESSTOKEN,
} = process.env;
// This client sends the job's token over TLS only; all of the emulator is behind it too.
process.env.SYSTEM_OIDCREQUESTURI = process.env.SYSTEM_OIDCREQUESTURI.replace(ready.url, ready.authorityUrl);
const sign = (connection) => new AzurePipelinesCredential(
  AZURESUBSCRIPTION_TENANT_ID, AZURESUBSCRIPTION_CLIENT_ID, connection, SYSTEM_ACCESSTOKEN, here).getToken(scope);

assert.equal(await whoIs(await sign(AZURESUBSCRIPTION_SERVICE_CONNECTION_ID)), 'federated-app');
await assert.rejects(sign('5c1d0000-0000-5c0e-8000-0000000000f2'));
