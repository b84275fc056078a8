// Says: azure-devops-node-api reads repositories, branches, commits, files and pull requests, and makes some
// Needs: azure-devops-node-api node
import assert from 'node:assert/strict';
import { connect } from '../../lib/devops.mjs';

const { web } = await connect();
const git = await web.getGitApi();
const [project, name, zero] = ['SecretSauce', 'SecretSauce', '0'.repeat(40)];
const text = async (stream) => Buffer.concat(await Array.fromAsync(stream)).toString();

const repositories = await git.getRepositories(project);
assert.equal(repositories.length, 10);
assert.equal((await git.getRepositories()).length, 19);
const { id, defaultBranch } = await git.getRepository(name, project);
assert.equal(id, repositories.find((one) => one.name === name).id);
assert.equal(defaultBranch, 'refs/heads/main');
assert.equal((await git.getRepository('a+b', 'Grün & Blau #1 100%')).name, 'a+b');

const branches = (await git.getRefs(id, project, 'heads/')).map((one) => one.name);
assert.ok(branches.includes('refs/heads/main') && branches.includes('refs/heads/fix/encoding-ü'));
const commits = await git.getCommits(id, { itemVersion: { version: 'main' } }, project);
assert.equal(commits.length, 100);
const { commitId } = commits[0];
assert.equal((await git.getCommit(commitId, id, project)).commitId, commitId);

const items = (await git.getItems(id, project, '/', 120)).map((one) => one.path);
assert.ok(items.includes('/README.md'));
assert.match(await text(await git.getItemText(id, '/README.md', project)), /^# SecretSauce\n\nGrüße/);

const [created] = await git.updateRefs([{ name: 'refs/heads/by/node', oldObjectId: zero, newObjectId: commitId }], id, project);
assert.equal(created.success, true);
const [stale] = await git.updateRefs([{ name: 'refs/heads/by/node', oldObjectId: zero, newObjectId: commitId }], id, project);
assert.equal(stale.success, false);
const request = await git.createPullRequest(
  { sourceRefName: 'refs/heads/by/node', targetRefName: 'refs/heads/main', title: 'Grüße' }, id, project);
assert.equal((await git.getPullRequestById(request.pullRequestId)).title, 'Grüße');
assert.ok((await git.getPullRequests(id, {}, project)).some((one) => one.pullRequestId === request.pullRequestId));

const made = await git.createRepository({ name: 'made by node' }, project);
assert.equal((await git.getRepository('made by node', project)).id, made.id);
