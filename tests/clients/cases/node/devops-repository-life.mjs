// Says: azure-devops-node-api forks, imports, deletes and restores repositories, and reads tags, trees, blobs, and batches of both
// Needs: azure-devops-node-api node
import assert from 'node:assert/strict';
import { bring } from '../../lib/case.mjs';
import { connect } from '../../lib/devops.mjs';

const { web } = await connect();
const git = await web.getGitApi();
const { GitAsyncOperationStatus, GitObjectType, GitVersionType, VersionControlRecursionType } =
  await bring('azure-devops-node-api/interfaces/GitInterfaces.js');
const project = 'SecretSauce';
const api = await git.getRepository('api', project);

const fork = await git.createRepository({ name: 'fork', parentRepository: { id: api.id, project: { id: api.project.id } } }, project);
assert.deepEqual([fork.isFork, fork.parentRepository.name, fork.defaultBranch], [true, 'api', 'refs/heads/main']);
const { instanceId } = await web.connect();
assert.deepEqual((await git.getForks(api.id, instanceId, project)).map(({ name }) => name), ['fork']);

const empty = await git.createRepository({ name: 'imported' }, project);
let request = await git.createImportRequest({ parameters: { gitSource: { url: api.remoteUrl } } }, project, empty.id);
const seen = [request.status];
while (request.status !== GitAsyncOperationStatus.Completed) {
  request = await git.getImportRequest(project, empty.id, request.importRequestId);
  seen.push(request.status);
}
assert.deepEqual(seen, [GitAsyncOperationStatus.Queued, GitAsyncOperationStatus.InProgress, GitAsyncOperationStatus.Completed]);
assert.equal((await git.getRefs(empty.id, project, 'heads/')).length, (await git.getRefs(api.id, project, 'heads/')).length);

await git.deleteRepository(fork.id, project);
assert.deepEqual((await git.getRecycleBinRepositories(project)).map(({ id }) => id), [fork.id]);
assert.equal((await git.restoreRepositoryFromRecycleBin({ deleted: false }, project, fork.id)).name, 'fork');
await git.deleteRepository(fork.id, project);
await git.deleteRepositoryFromRecycleBin(project, fork.id);
assert.deepEqual(await git.getRecycleBinRepositories(project), []);

const [{ commitId }, { commitId: before }] = await git.getCommits(api.id, {}, project, 0, 2);
const tag = await git.createAnnotatedTag({ name: 'v3', message: 'Drei', taggedObject: { objectId: commitId } }, project, api.id);
const read = await git.getAnnotatedTag(project, api.id, tag.objectId);
assert.deepEqual([read.name, read.message, read.taggedObject.objectType], ['v3', 'Drei', GitObjectType.Commit]);
assert.deepEqual((await git.getMergeBases(api.id, commitId, before, project)).map((one) => one.commitId), [before]);

const { treeId } = await git.getCommit(commitId, api.id, project);
const { treeEntries } = await git.getTree(api.id, treeId, project, undefined, true);
const app = treeEntries.find(({ relativePath }) => relativePath === 'src/app.cs');
assert.equal(app.gitObjectType, GitObjectType.Blob);
assert.equal((await git.getBlob(api.id, app.objectId, project)).size, app.size);

const batch = await git.getCommitsBatch(
  { itemVersion: { version: 'v1.0', versionType: GitVersionType.Tag }, author: 'Bela' }, api.id, project, 0, 3);
assert.deepEqual(batch.map(({ author }) => author.name), ['Bela Baker', 'Bela Baker', 'Bela Baker']);
const lists = await git.getItemsBatch({ itemDescriptors: [
  { path: '/docs', recursionLevel: VersionControlRecursionType.OneLevel },
  { path: '/notes', version: 'feature/ui', versionType: GitVersionType.Branch, recursionLevel: VersionControlRecursionType.Full },
] }, api.id, project);
assert.deepEqual(lists.map((items) => items.length), [3, 2]);
