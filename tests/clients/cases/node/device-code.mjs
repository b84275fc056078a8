// Says: DeviceCodeCredential: waits for the person, who approves; one who declines ends it
// Needs: @azure/identity node
// Emulator: --entra --device-code-interval 1
import assert from 'node:assert/strict';
import { applications, bring, control, here, scope, tenant, whoIs } from '../../lib/case.mjs';

const { DeviceCodeCredential } = await bring('@azure/identity');
const sign = (decision) => new DeviceCodeCredential({
  ...here, tenantId: tenant, clientId: applications.public,
  userPromptCallback: ({ userCode }) => void control(`devicecodes/${userCode}/${decision}`, { method: 'POST' }),
}).getToken(scope);

assert.equal(await whoIs(await sign('approve')), 'Ada Operator');
await assert.rejects(sign('decline'), /declined|AADSTS70020|access_denied/);
