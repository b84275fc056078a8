// Says: azure-devops-node-api writes policies, reviews by reviewers, votes and labels, and completes as soon as the policies allow it
// Needs: azure-devops-node-api node
import assert from 'node:assert/strict';
import { bring } from '../../lib/case.mjs';
import { connect } from '../../lib/devops.mjs';

const { web } = await connect();
const [git, policies] = [await web.getGitApi(), await web.getPolicyApi()];
const { GitPullRequestMergeStrategy, PullRequestStatus, VersionControlChangeType, ItemContentType } =
  await bring('azure-devops-node-api/interfaces/GitInterfaces.js');
const { PolicyEvaluationStatus } = await bring('azure-devops-node-api/interfaces/PolicyInterfaces.js');
const project = 'SecretSauce';
const { id, project: { id: projectId } } = await git.getRepository('api', project);
const { authenticatedUser: { id: me } } = await web.connect();

const types = await policies.getPolicyTypes(project);
const type = types.find(({ displayName }) => displayName === 'Minimum number of reviewers');
const settings = {
  minimumApproverCount: 1, creatorVoteCounts: true, allowDownvotes: null,
  scope: [{ repositoryId: null, refName: null, matchKind: 'DefaultBranch' }],
};
const made = await policies.createPolicyConfiguration({ isEnabled: true, isBlocking: true, type: { id: type.id }, settings }, project);
assert.deepEqual(made.settings, settings);
const changed = await policies.updatePolicyConfiguration({ ...made, isBlocking: false }, project, made.id);
assert.deepEqual([changed.revision, changed.isBlocking, changed.settings], [2, false, settings]);
await policies.updatePolicyConfiguration({ ...made, isBlocking: true }, project, made.id);
assert.deepEqual((await policies.getPolicyConfigurationRevisions(project, made.id)).map(({ revision }) => revision), [3, 2, 1]);
assert.ok((await policies.getPolicyConfigurations(project, undefined, type.id)).some((one) => one.id === made.id));

const [main] = await git.getRefs(id, project, 'heads/main');
await git.createPush({
  refUpdates: [{ name: 'refs/heads/by/node', oldObjectId: main.objectId }],
  commits: [{ comment: 'Würze', changes: [{ changeType: VersionControlChangeType.Add, item: { path: '/neu.txt' },
    newContent: { content: 'Salz', contentType: ItemContentType.RawText } }] }],
}, id, project);
const { pullRequestId: number } = await git.createPullRequest({
  sourceRefName: 'refs/heads/by/node', targetRefName: 'refs/heads/main', title: 'Würze', workItemRefs: [{ id: '1' }],
}, id, project);
assert.deepEqual((await git.getPullRequestWorkItemRefs(id, number, project)).map((one) => one.id), ['1']);
await git.createPullRequestLabel({ name: 'scharf' }, id, number, project);
assert.deepEqual((await git.getPullRequestLabels(id, number, project)).map(({ name }) => name), ['scharf']);

const artifact = `vstfs:///CodeReview/CodeReviewId/${projectId}/${number}`;
const statusOf = async () => (await policies.getPolicyEvaluations(project, artifact))
  .find(({ configuration }) => configuration.id === made.id);
const evaluation = await statusOf();
assert.equal(evaluation.status, PolicyEvaluationStatus.Running);
const again = await policies.requeuePolicyEvaluation(project, evaluation.evaluationId);
assert.ok(again.startedDate >= evaluation.startedDate);

const waiting = await git.updatePullRequest({
  autoCompleteSetBy: { id: me }, completionOptions: { mergeStrategy: GitPullRequestMergeStrategy.Squash, deleteSourceBranch: true },
}, id, number, project);
assert.deepEqual([waiting.status, waiting.autoCompleteSetBy.id], [PullRequestStatus.Active, me]);
await git.createPullRequestReviewer({ vote: 10 }, id, number, me, project);
assert.equal((await statusOf()).status, PolicyEvaluationStatus.Approved);
const done = await git.getPullRequestById(number);
assert.deepEqual([done.status, done.reviewers.map(({ vote }) => vote)], [PullRequestStatus.Completed, [10]]);
assert.deepEqual((await git.getCommit(done.lastMergeCommit.commitId, id, project)).parents, [main.objectId]);
assert.deepEqual(await git.getRefs(id, project, 'heads/by/node'), []);
await policies.deletePolicyConfiguration(project, made.id);
