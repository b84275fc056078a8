// Says: azure-devops-node-api reads wikis, iterations, work item types and areas, and a profile on the host without organizations
// Needs: azure-devops-node-api node
import assert from 'node:assert/strict';
import { connect } from '../../lib/devops.mjs';

const { web } = await connect();
const project = 'SecretSauce';

const wiki = await web.getWikiApi();
const [only] = await wiki.getAllWikis(project);
assert.equal((await wiki.getWiki(only.id, project)).name, 'SecretSauce.wiki');
assert.equal((await wiki.getAllWikis()).length, 1);

const work = await web.getWorkApi();
const sprints = await work.getTeamIterations({ project, team: 'Cooks' });
assert.deepEqual(sprints.map(({ name }) => name), ['Sprint 1', 'Sprint 2', 'Sprint 3', 'Sprint 4']);
assert.equal((await work.getTeamIteration({ project }, sprints[1].id)).path, 'SecretSauce\\Sprint 2');

const boards = await web.getWorkItemTrackingApi();
const types = await boards.getWorkItemTypes(project);
assert.ok(types.some(({ name }) => name === 'User Story'));
assert.ok((await boards.getWorkItemType(project, 'Bug')).states.length > 2);
assert.equal((await boards.getWorkItemTypeStates(project, 'Bug')).length, 4);
assert.deepEqual((await boards.getRootNodes(project)).map(({ structureType }) => structureType), [0, 1]);
assert.equal((await boards.getClassificationNode(project, 1, undefined, 1)).children.length, 4);
const [child] = await boards.getWorkItems([10], undefined, undefined, 1);
assert.equal(child.relations[0].rel, 'System.LinkTypes.Hierarchy-Reverse');

const me = await (await web.getProfileApi()).getProfile('me');
assert.match(me.id, /^[0-9a-f-]{36}$/);
