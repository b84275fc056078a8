// Says: ClientSecretCredential with nothing set but a proxy, under the real names of Entra and Azure DevOps
// Needs: @azure/identity node openssl
// Emulator: --entra
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { control, tenant } from '../../lib/case.mjs';

// A process of its own, which knows the certificate from its start.
const client = `
  import { bring, applications, scope, tenant } from '${path.join(process.env.CLIENTS, 'lib', 'case.mjs')}';
  const { ClientSecretCredential } = await bring('@azure/identity');
  const { token } = await new ClientSecretCredential(tenant, applications.secret, 'emulator-secret-that-is-good').getToken(scope);
  const headers = { Authorization: 'Bearer ' + token };
  const response = await fetch('https://dev.azure.com/MyOrg/_apis/projects?api-version=7.1', { headers });
  const { value } = await response.json();
  console.log(value[0].name, new URL(value[0].url).host);`;
const printed = execFileSync(
  'bash', ['-c', 'source "$CLIENTS/lib/case.sh"; real_names; node --input-type=module --eval "$1"', '-', client], { encoding: 'utf8' });
assert.equal(printed, 'SecretSauce dev.azure.com\n');

const { value } = await control('requests');
assert.deepEqual(value.map(({ target }) => target.split('?')[0]), [`/${tenant}/oauth2/v2.0/token`, '/MyOrg/_apis/projects']);
