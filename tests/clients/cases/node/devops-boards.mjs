// Says: azure-devops-node-api queries, reads, creates and changes work items, and attaches a file
// Needs: azure-devops-node-api node
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { connect } from '../../lib/devops.mjs';

const { web } = await connect();
const boards = await web.getWorkItemTrackingApi();
const project = 'SecretSauce';

const { workItems } = await boards.queryByWiql({ query: 'SELECT [System.Id] FROM WorkItems' }, { project });
assert.ok(workItems.length > 200);
const ids = workItems.slice(0, 3).map(({ id }) => id);
assert.deepEqual((await boards.getWorkItems(ids)).map(({ id }) => id), ids);
assert.deepEqual((await boards.getWorkItemsBatch({ ids })).map(({ id }) => id), ids);
assert.equal((await boards.getWorkItem(ids[0])).fields['System.TeamProject'], project);

const created = await boards.createWorkItem({}, [{ op: 'add', path: '/fields/System.Title', value: 'Grüße' }], project, 'Task');
assert.equal(created.fields['System.Title'], 'Grüße');
const changed = await boards.updateWorkItem({}, [{ op: 'add', path: '/fields/System.Title', value: 'Küche' }], created.id);
assert.equal(changed.fields['System.Title'], 'Küche');
assert.equal(changed.rev, created.rev + 1);

const { id } = await boards.createAttachment({}, Readable.from(['Grüße']), 'gruß.txt');
const content = Buffer.concat(await Array.fromAsync(await boards.getAttachmentContent(id)));
assert.equal(content.toString(), 'Grüße');
