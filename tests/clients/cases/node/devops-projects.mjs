// Says: azure-devops-node-api finds its way from the organization's address: connection, projects, teams; a bad token is refused
// Needs: azure-devops-node-api node
import assert from 'node:assert/strict';
import { connect } from '../../lib/devops.mjs';

const { web, api } = await connect();
assert.equal((await web.connect()).authenticatedUser.providerDisplayName, 'runbook-host');

const core = await web.getCoreApi();
const names = (await core.getProjects()).map(({ name }) => name);
assert.deepEqual(names, ['SecretSauce', 'Grün & Blau #1 100%', 'Contoso Web', 'Legacy', 'Empty', 'Café Zürich']);
for (const name of names) assert.equal((await core.getProject(name)).name, name);
assert.ok((await core.getProject('SecretSauce', true)).capabilities.versioncontrol);
assert.equal(await core.getProject('NoSuchProject'), null);

const teams = await core.getTeams('SecretSauce');
assert.deepEqual(teams.map(({ name }) => name).slice(0, 2), ['SecretSauce Team', 'Cooks']);
assert.equal((await core.getTeam('SecretSauce', teams[1].id)).name, 'Cooks');
assert.ok((await core.getAllTeams()).length > teams.length);
const members = await core.getTeamMembersWithExtendedProperties('SecretSauce', teams[0].id);
assert.ok(members.some(({ identity }) => identity.displayName === 'Ada Operator'));

await assert.rejects(api('nonsense').connect(), { statusCode: 401 });
