// Says: ManagedIdentityCredential on Cloud Shell: the identity is the person
// Needs: @azure/identity node
// Emulator: --host CloudShell
import assert from 'node:assert/strict';
import { bring, reader, scope, whoIs } from '../../lib/case.mjs';

const { ManagedIdentityCredential } = await bring('@azure/identity');
const identify = async (options) => whoIs(await new ManagedIdentityCredential(options).getToken(scope));

assert.equal(await identify(), 'Ada Operator');
await assert.rejects(identify({ clientId: reader.clientId }), /Cloud ?Shell/i);
