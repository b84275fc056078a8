// Says: ManagedIdentityCredential on a virtual machine: the system's and a user's identity, by each kind of id
// Needs: @azure/identity node
// Emulator: --host Imds
import assert from 'node:assert/strict';
import { bring, reader, scope, whoIs } from '../../lib/case.mjs';

const { ManagedIdentityCredential } = await bring('@azure/identity');
const identify = async (options) => whoIs(await new ManagedIdentityCredential(options).getToken(scope));

assert.equal(await identify(), 'runbook-host');
assert.equal(await identify({ clientId: reader.clientId }), 'build-reader');
assert.equal(await identify({ objectId: reader.objectId }), 'build-reader');
assert.equal(await identify({ resourceId: reader.resourceId }), 'build-reader');
await assert.rejects(identify({ clientId: '5c1d0000-0000-4c11-8000-00000000dead' }), /Identity not found/);
