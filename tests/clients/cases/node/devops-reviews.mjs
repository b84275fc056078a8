// Says: azure-devops-node-api pushes, reads branches, changes and pull requests with their threads, and completes one
// Needs: azure-devops-node-api node
import assert from 'node:assert/strict';
import { bring } from '../../lib/case.mjs';
import { connect } from '../../lib/devops.mjs';

const { web } = await connect();
const git = await web.getGitApi();
const { PullRequestStatus, VersionControlChangeType, ItemContentType, CommentThreadStatus, CommentType, GitVersionType } =
  await bring('azure-devops-node-api/interfaces/GitInterfaces.js');
const [project, name, zero] = ['SecretSauce', 'api', '0'.repeat(40)];
const { id } = await git.getRepository(name, project);

const branches = await git.getBranches(id, project);
const main = branches.find((one) => one.name === 'main');
assert.ok(main.isBaseVersion);
const feature = await git.getBranch(id, 'feature/api', project);
assert.deepEqual([feature.aheadCount > 0, feature.behindCount > 0], [true, true]);

// Numbers for enums, which is all that this client sends.
const push = await git.createPush({
  refUpdates: [{ name: 'refs/heads/by/node', oldObjectId: main.commit.commitId }],
  commits: [{
    comment: 'Würze',
    changes: [
      { changeType: VersionControlChangeType.Add, item: { path: '/neu.txt' },
        newContent: { content: 'Salz', contentType: ItemContentType.RawText } },
      { changeType: VersionControlChangeType.Edit, item: { path: '/README.md' },
        newContent: { content: Buffer.from('# Neu').toString('base64'), contentType: ItemContentType.Base64Encoded } },
      { changeType: VersionControlChangeType.Rename, sourceServerItem: '/src/app.cs', item: { path: '/src/main.cs' } },
    ],
  }],
}, id, project);
const { commitId } = push.commits[0];
assert.equal((await git.getPushes(id, project, 0, 1))[0].pushId, push.pushId);
assert.equal((await git.getPush(id, push.pushId, project)).commits[0].commitId, commitId);
assert.deepEqual((await git.getPushCommits(id, push.pushId, project)).map((one) => one.commitId), [commitId]);
assert.equal((await git.getPushes(id, project)).length, 49);
assert.equal((await git.getCommits(id, { itemVersion: { version: 'main', versionType: GitVersionType.Branch } }, project, 0, 3)).length, 3);

const { changes } = await git.getChanges(commitId, id, project);
assert.deepEqual(
  changes.filter(({ item }) => !item.isFolder).map(({ item, changeType }) => [item.path, changeType]),
  [['/README.md', VersionControlChangeType.Edit], ['/neu.txt', VersionControlChangeType.Add],
    ['/src/app.cs', VersionControlChangeType.Delete | VersionControlChangeType.SourceRename],
    ['/src/main.cs', VersionControlChangeType.Rename]]);
assert.deepEqual(changes.filter(({ item }) => item.isFolder).map(({ item }) => item.path), ['/src']);
assert.equal(changes.find(({ item }) => item.path === '/src/main.cs').sourceServerItem, '/src/app.cs');
const diff = await git.getCommitDiffs(id, project, true, undefined, undefined,
  { version: 'main', versionType: GitVersionType.Branch }, { version: 'by/node', versionType: GitVersionType.Branch });
assert.deepEqual([diff.aheadCount, diff.behindCount, diff.changes.length], [1, 0, 5]);

const opened = await git.createPullRequest(
  { sourceRefName: 'refs/heads/by/node', targetRefName: 'refs/heads/main', title: 'Würze' }, id, project);
const number = opened.pullRequestId;
assert.equal(opened.status, PullRequestStatus.Active);
const open = await git.getPullRequests(id, { status: PullRequestStatus.Active }, project);
assert.deepEqual(open.map((one) => one.pullRequestId), [number]);
assert.ok((await git.getPullRequestsByProject(project, { status: PullRequestStatus.All })).length > 20);
const [iteration] = await git.getPullRequestIterations(id, number, project);
assert.equal(iteration.sourceRefCommit.commitId, commitId);
const { changeEntries } = await git.getPullRequestIterationChanges(id, number, iteration.id, project);
assert.equal(changeEntries.length, 3);
assert.deepEqual((await git.getPullRequestCommits(id, number, project)).map((one) => one.commitId), [commitId]);

const thread = await git.createThread({
  comments: [{ content: 'Mehr Salz?', commentType: CommentType.Text, parentCommentId: 0 }],
  status: CommentThreadStatus.Active,
  threadContext: { filePath: '/neu.txt', rightFileStart: { line: 1, offset: 1 }, rightFileEnd: { line: 1, offset: 5 } },
}, id, number, project);
assert.equal(thread.threadContext.filePath, '/neu.txt');
const reply = await git.createComment(
  { content: 'Nein.', parentCommentId: 1, commentType: CommentType.Text }, id, number, thread.id, project);
assert.equal(reply.id, 2);
await git.updateThread({ status: CommentThreadStatus.Fixed }, id, number, thread.id, project);
const [read] = await git.getThreads(id, number, project);
assert.deepEqual([read.status, read.comments.map((one) => one.content)], [CommentThreadStatus.Fixed, ['Mehr Salz?', 'Nein.']]);

const completed = await git.updatePullRequest({
  status: PullRequestStatus.Completed, lastMergeSourceCommit: { commitId }, completionOptions: { deleteSourceBranch: true },
}, id, number, project);
assert.equal(completed.status, PullRequestStatus.Completed);
const merged = await git.getCommit(completed.lastMergeCommit.commitId, id, project);
assert.deepEqual(merged.parents, [main.commit.commitId, commitId]);
assert.equal((await git.getBranch(id, 'main', project)).commit.commitId, merged.commitId);
assert.deepEqual(await git.getRefs(id, project, 'heads/by/node'), []);

const [made] = await git.updateRefs([{ name: 'refs/heads/locked', oldObjectId: zero, newObjectId: commitId }], id, project);
assert.equal(made.success, true);
assert.equal((await git.updateRef({ isLocked: true }, id, 'heads/locked', project)).isLocked, true);
