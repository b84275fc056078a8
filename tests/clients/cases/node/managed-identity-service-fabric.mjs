// Says: ManagedIdentityCredential on Service Fabric, over TLS
// Needs: @azure/identity node
// Emulator: --host ServiceFabric --entra
import assert from 'node:assert/strict';
import { bring, scope, whoIs } from '../../lib/case.mjs';

const { ManagedIdentityCredential } = await bring('@azure/identity');
assert.equal(await whoIs(await new ManagedIdentityCredential().getToken(scope)), 'runbook-host');
