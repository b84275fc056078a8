// Says: ManagedIdentityCredential on Machine Learning: the default identity, and one by its client id
// Needs: @azure/identity node
// Emulator: --host MachineLearning
import assert from 'node:assert/strict';
import { bring, reader, scope, whoIs } from '../../lib/case.mjs';

const { ManagedIdentityCredential } = await bring('@azure/identity');
const identify = async (options) => whoIs(await new ManagedIdentityCredential(options).getToken(scope));

assert.equal(await identify(), 'runbook-host');
assert.equal(await identify({ clientId: reader.clientId }), 'build-reader');
