// For the cases with azure-devops-node-api.

import { bring, organization } from './case.mjs';

/** The token of the host's own identity. */
export async function token() {
  const { IDENTITY_ENDPOINT, IDENTITY_HEADER } = process.env;
  const response = await fetch(
    `${IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=499b84ac-1321-427f-aa17-267ca6975798`,
    { headers: { 'X-IDENTITY-HEADER': IDENTITY_HEADER } });
  return (await response.json()).access_token;
}

/** The client, with that token. */
export async function connect() {
  const { WebApi, getBearerHandler } = await bring('azure-devops-node-api');
  const api = (token) => new WebApi(organization, getBearerHandler(token));
  return { api, web: api(await token()) };
}
