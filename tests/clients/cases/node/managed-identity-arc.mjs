// Says: ManagedIdentityCredential on an Arc machine: with the content of the key file; another identity's id is not taken as granted
// Needs: @azure/identity node
// Emulator: --host Arc --arc
import assert from 'node:assert/strict';
import { bring, reader, scope, whoIs } from '../../lib/case.mjs';

const { ManagedIdentityCredential } = await bring('@azure/identity');
const identify = async (options) => whoIs(await new ManagedIdentityCredential(options).getToken(scope));

assert.equal(await identify(), 'runbook-host');
await assert.rejects(identify({ clientId: reader.clientId }), /not_confirmed|did not confirm/);
