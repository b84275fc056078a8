// Says: azure-devops-node-api queues builds and runs, reads their logs, and reads pools, queues and variable groups and makes one
// Needs: azure-devops-node-api node
import assert from 'node:assert/strict';
import { bring } from '../../lib/case.mjs';
import { connect } from '../../lib/devops.mjs';

const { web } = await connect();
const { BuildResult, BuildStatus, BuildReason } = await bring('azure-devops-node-api/interfaces/BuildInterfaces.js');
const { RunState } = await bring('azure-devops-node-api/interfaces/PipelinesInterfaces.js');
const project = 'SecretSauce';
const text = async (stream) => Buffer.concat(await Array.fromAsync(stream)).toString();

const build = await web.getBuildApi();
const [definition] = await build.getDefinitions(project);
const filtered = (status, result) => build.getBuilds(
  project, undefined, undefined, undefined, undefined, undefined, undefined, undefined, status, result);
assert.equal((await filtered(BuildStatus.Completed)).length, 24);
assert.equal((await filtered(BuildStatus.All)).length, 36);
assert.ok((await filtered(undefined, BuildResult.Failed)).every(({ result }) => result === BuildResult.Failed));

const queued = await build.queueBuild({ definition: { id: definition.id }, sourceBranch: 'refs/heads/feature/api' }, project);
assert.deepEqual([queued.status, queued.reason], [BuildStatus.NotStarted, BuildReason.Manual]);
assert.equal((await build.getBuild(project, queued.id)).sourceBranch, 'refs/heads/feature/api');
assert.deepEqual((await filtered(BuildStatus.NotStarted)).map(({ id }) => id), [queued.id]);
await assert.rejects(build.queueBuild({ definition: { id: definition.id }, sourceBranch: 'none' }, project), { statusCode: 400 });

const [done] = await filtered(BuildStatus.Completed);
const logs = await build.getBuildLogs(project, done.id);
assert.equal(logs.length, 3);
const lines = await build.getBuildLogLines(project, done.id, logs[0].id);
assert.equal(lines.length, logs[0].lineCount);
assert.match(lines[0], /##\[section\]Starting: Initialize job$/);
assert.equal((await text(await build.getBuildLog(project, done.id, 1))).trimEnd(), lines.join('\r\n'));
assert.deepEqual(await build.getBuildLogLines(project, done.id, 1, 2, 3), lines.slice(1, 3));
const { records } = await build.getBuildTimeline(project, done.id);
assert.deepEqual(records.filter(({ type }) => type === 'Task').map(({ log }) => log.id), [1, 2, 3]);

const pipelines = await web.getPipelinesApi();
const run = await pipelines.runPipeline({
  resources: { repositories: { self: { refName: 'refs/heads/main' } } },
  variables: { salt: { value: '2 g' } }, templateParameters: { size: 'large' },
}, project, definition.id);
assert.equal(run.state, RunState.InProgress);
const again = await pipelines.getRun(project, definition.id, run.id);
assert.deepEqual([again.variables.salt.value, again.templateParameters.size], ['2 g', 'large']);
assert.equal(again.resources.repositories.self.refName, 'refs/heads/main');
assert.equal((await pipelines.listRuns(project, definition.id))[0].id, run.id);
assert.equal((await pipelines.listLogs(project, done.definition.id, done.id)).logs.length, 3);

const agents = await web.getTaskAgentApi();
const pools = await agents.getAgentPools();
assert.deepEqual(pools.map(({ name }) => name), ['Default', 'Azure Pipelines', 'Küche', 'SecretSauce-Targets', 'SecretSauce-ScaleSet']);
assert.equal((await agents.getAgentPools('Küche')).length, 1);
assert.equal((await agents.getAgents(pools[0].id)).length, 2);
assert.equal((await agents.getAgentQueues(project)).length, 4);

const groups = await agents.getVariableGroups(project);
assert.deepEqual(groups.map(({ name }) => name), ['kitchen', 'Gewürze', 'deployment']);
assert.equal(groups[0].variables.recipe.value, undefined);
const { id: projectId } = await (await web.getCoreApi()).getProject(project);
const variableGroupProjectReferences = [{ name: 'by node', projectReference: { id: projectId, name: project } }];
const made = await agents.addVariableGroup(
  { name: 'by node', type: 'Vsts', variables: { a: { value: '1' }, b: { value: 'x', isSecret: true } }, variableGroupProjectReferences });
const changed = await agents.updateVariableGroup(
  { name: 'by node', type: 'Vsts', variables: { a: { value: '2' } }, variableGroupProjectReferences }, made.id);
assert.deepEqual(Object.keys(changed.variables), ['a']);
await agents.deleteVariableGroup(made.id, [projectId]);
assert.equal((await agents.getVariableGroups(project)).length, 3);

const types = await (await web.getPolicyApi()).getPolicyTypes(project);
assert.ok(types.some(({ displayName }) => displayName === 'Minimum number of reviewers'));
