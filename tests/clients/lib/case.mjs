// For the cases in JavaScript. The packages of npm are not beside this file, so they are brought by name.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const installed = createRequire(path.join(process.env.CLIENTS_INSTALLED, 'package.json'));

/** A package of artifacts/clients, whichever kind of module it is. */
export async function bring(name) {
  const brought = await import(pathToFileURL(installed.resolve(name)).href);
  return brought.default && Object.keys(brought).length < 3 ? brought.default : brought;
}

export const ready = JSON.parse(readFileSync(path.join(process.env.EMULATOR_FOLDER, 'ready.json'), 'utf8'));

// What the emulator knows, see its README.
export const scope = '499b84ac-1321-427f-aa17-267ca6975798/.default';
export const tenant = '5c1d0000-7e57-4a11-8000-00000000aad1';
export const applications = Object.fromEntries(
  [['secret', 'd4'], ['certificate', 'd5'], ['federated', 'd6'], ['public', 'd8']]
    .map(([name, end]) => [name, `5c1d0000-0000-4c11-8000-0000000000${end}`]));
export const reader = {
  clientId: '5c1d0000-0000-4c11-8000-0000000000b2',
  objectId: '5c1d0000-0000-4b1d-8000-0000000000b2',
  resourceId: '/subscriptions/5c1d0000-0000-45b5-8000-000000000001/resourcegroups/emulator/providers/Microsoft.ManagedIdentity/'
    + 'userAssignedIdentities/build-reader',
};
export const organization = `${ready.url}MyOrg`;

/** For the clients of Entra: the emulator's, without asking the real one whether it is Entra. */
export const here = { authorityHost: ready.authorityUrl, disableInstanceDiscovery: true };

/** The emulator's own side: what arrived, faults and so on. */
export async function control(route, options) {
  const response = await fetch(`${ready.url}_emulator/${route}`, options);
  const text = await response.text();
  assert.ok(response.ok, text);
  return text === '' ? undefined : JSON.parse(text);
}

/** Who Azure DevOps says that a token speaks for. */
export async function whoIs({ token }) {
  const response = await fetch(`${organization}/_apis/connectionData`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal(response.status, 200);
  return (await response.json()).authenticatedUser.providerDisplayName;
}
