// Says: ClientCertificateCredential with a PEM file that the emulator made, and with another
// Needs: @azure/identity node openssl
// Emulator: --entra
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { applications, bring, control, here, scope, tenant, whoIs } from '../../lib/case.mjs';

const { ClientCertificateCredential } = await bring('@azure/identity');
const identify = async (certificatePath) =>
  whoIs(await new ClientCertificateCredential(tenant, applications.certificate, { certificatePath }, here).getToken(scope));

const { pem } = await control('applications/certificate-app/certificates', { method: 'POST' });
writeFileSync('own.pem', pem);
assert.equal(await identify('own.pem'), 'certificate-app');

execFileSync(
  'openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=foreign', '-keyout', 'key.pem', '-out', 'foreign.pem'],
  { stdio: 'ignore' });
writeFileSync('foreign-with-key.pem', readFileSync('foreign.pem', 'utf8') + readFileSync('key.pem', 'utf8'));
await assert.rejects(identify('foreign-with-key.pem'), /AADSTS700027/);
