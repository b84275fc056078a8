// Says: azure-devops-node-api reads builds, definitions, pipelines, runs and policies
// Needs: azure-devops-node-api node
import assert from 'node:assert/strict';
import { connect } from '../../lib/devops.mjs';

const { web } = await connect();
const project = 'SecretSauce';

const build = await web.getBuildApi();
const builds = await build.getBuilds(project);
assert.ok(builds.length > 0);
assert.equal((await build.getBuild(project, builds[0].id)).buildNumber, builds[0].buildNumber);
const definitions = await build.getDefinitions(project);
assert.ok(definitions.some(({ name }) => name === 'sauce-ci'));
assert.equal((await build.getDefinition(project, definitions[0].id)).name, definitions[0].name);
assert.ok(Array.isArray(await build.getArtifacts(project, builds[0].id)));

const pipelines = await web.getPipelinesApi();
const listed = await pipelines.listPipelines(project);
assert.equal(listed.length, definitions.length);
assert.ok((await pipelines.listRuns(project, listed[0].id)).length > 0);

const policies = await (await web.getPolicyApi()).getPolicyConfigurations(project);
assert.ok(policies.length > 0);
