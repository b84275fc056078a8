// Says: WorkloadIdentityCredential in an AKS pod, all from the pod's variables; so does DefaultAzureCredential
// Needs: @azure/identity node
// Emulator: --entra --host AksPod
import assert from 'node:assert/strict';
import { bring, here, scope, whoIs } from '../../lib/case.mjs';

const { DefaultAzureCredential, WorkloadIdentityCredential } = await bring('@azure/identity');

assert.equal(await whoIs(await new WorkloadIdentityCredential(here).getToken(scope)), 'federated-app');
assert.equal(await whoIs(await new DefaultAzureCredential(here).getToken(scope)), 'federated-app');
