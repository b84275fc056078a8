// Says: the number of each word is the one that azure-devops-node-api has for it: asked by number, each list is what it is by word
// Needs: azure-devops-node-api node
import assert from 'node:assert/strict';
import { bring } from '../../lib/case.mjs';
import { connect, token } from '../../lib/devops.mjs';
import { organization } from '../../lib/case.mjs';

const { WorkItemExpand, WorkItemErrorPolicy } = await bring('azure-devops-node-api/interfaces/WorkItemTrackingInterfaces.js');
const { BuildReason, BuildResult, BuildStatus, BuildQueryOrder, DefinitionQueryOrder, QueryDeletedOption } =
  await bring('azure-devops-node-api/interfaces/BuildInterfaces.js');
const { GitVersionOptions, GitVersionType, PullRequestStatus, VersionControlRecursionType, PullRequestTimeRangeType, GitHistoryMode } =
  await bring('azure-devops-node-api/interfaces/GitInterfaces.js');
const { TaskAgentPoolActionFilter, TaskAgentPoolType, VariableGroupQueryOrder } =
  await bring('azure-devops-node-api/interfaces/TaskAgentInterfaces.js');

await connect();
const git = 'git/repositories/SecretSauce';
const asked = [
  ['build/builds?statusFilter=', BuildStatus], ['build/builds?resultFilter=', BuildResult], ['build/builds?reasonFilter=', BuildReason],
  ['build/builds?queryOrder=', BuildQueryOrder], ['build/builds?deletedFilter=', QueryDeletedOption],
  ['build/definitions?queryOrder=', DefinitionQueryOrder],
  [`${git}/pullrequests?searchCriteria.status=`, PullRequestStatus],
  [`${git}/pullrequests?searchCriteria.queryTimeRangeType=`, PullRequestTimeRangeType],
  [`${git}/items?recursionLevel=`, VersionControlRecursionType],
  [`${git}/commits?searchCriteria.historyMode=`, GitHistoryMode],
  [`${git}/items?path=/README.md&$format=json&versionDescriptor.version=main&versionDescriptor.versionOptions=`, GitVersionOptions],
  [`${git}/items?path=/README.md&$format=json&versionDescriptor.version=v1.0&versionDescriptor.versionType=`, GitVersionType],
  ['wit/workitems?ids=1,10&$expand=', WorkItemExpand], ['wit/workitems?ids=1,99999&errorPolicy=', WorkItemErrorPolicy],
  ['distributedtask/queues?actionFilter=', TaskAgentPoolActionFilter],
  ['distributedtask/variablegroups?queryOrder=', VariableGroupQueryOrder],
];

const bearer = await token();
async function read(target) {
  const response = await fetch(`${organization}/${target}&api-version=7.1`, { headers: { Authorization: `Bearer ${bearer}` } });
  return [response.status, await response.text()];
}

for (const [target, values] of asked) {
  for (const [word, number] of Object.entries(values).filter(([, value]) => typeof value === 'number')) {
    const byWord = await read(`SecretSauce/_apis/${target}${word[0].toLowerCase()}${word.slice(1)}`);
    assert.deepEqual(await read(`SecretSauce/_apis/${target}${number}`), byWord, `${target}${word}`);
  }
  assert.equal((await read(`SecretSauce/_apis/${target}987654`))[0], 400, target);
}
const [, deployment] = await read(`_apis/distributedtask/pools?poolType=${TaskAgentPoolType.Deployment}`);
assert.deepEqual(JSON.parse(deployment).value.map((pool) => [pool.name, pool.poolType]), [['SecretSauce-Targets', 'deployment']]);
