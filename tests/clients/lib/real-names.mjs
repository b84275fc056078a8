// A proxy in whose network the services have their real names: https://dev.azure.com and its neighbours, https://login.microsoftonline.com,
// http://169.254.169.254. All of them are the emulator; everything else is refused and written down. For programs that cannot be told
// another address. See real_names in case.sh, which starts it.
//
//   node real-names.mjs FOLDER     FOLDER has leaf.pem and leaf.key; when it listens it has proxy.url too. FOLDER/refused has the rest.

import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import tls from 'node:tls';

const folder = process.argv[2];
const ready = JSON.parse(readFileSync(path.join(process.env.EMULATOR_FOLDER, 'ready.json'), 'utf8'));
const devops = ready.url.replace(/\/$/, '');
const entra = ready.authorityUrl.replace(/\/$/, '');
const metadata = '169.254.169.254';
const perConnection = ['transfer-encoding', 'content-length', 'connection'];

// Where a real host's paths are on the emulator; undefined where nothing of it is emulated.
function emulated(host, target) {
  if (host === 'dev.azure.com' || host === metadata) return devops + target;
  if (host === 'login.microsoftonline.com') return entra + target;
  if (host.endsWith('.dev.azure.com') || host === 'app.vssps.visualstudio.com') return `${devops}/${host}${target}`;
  if (host.endsWith('.visualstudio.com')) return `${devops}/${host.split('.')[0]}${target}`;
  return undefined;
}

// The emulator's addresses, in its responses, by their real names.
function renamed(text) {
  return text
    .replaceAll(new RegExp(`${devops}/([a-z.]+\\.(?:dev\\.azure|visualstudio)\\.com)`, 'g'), 'https://$1')
    .replaceAll(devops, 'https://dev.azure.com')
    .replaceAll(`@${new URL(devops).host}/`, '@dev.azure.com/').replaceAll('http://MyOrg@dev.azure.com', 'https://MyOrg@dev.azure.com')
    .replaceAll(entra, 'https://login.microsoftonline.com');
}

function forward(host, request, response) {
  // No subscription and no tenant to choose from: who signs in to Azure DevOps alone has neither.
  if (host === 'management.azure.com') {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"value":[]}');
    return;
  }

  const address = emulated(host, request.url);
  if (address === undefined) {
    appendFileSync(path.join(folder, 'refused'), `${request.method} ${host}${request.url.split('?')[0]}\n`);
    response.writeHead(502).end(`There is no ${host} here.`);
    return;
  }

  const { hostname, port, protocol } = new URL(address);
  // Not as a URL object, which would change how names are escaped.
  const target = address.slice(address.indexOf('/', 'https://'.length));
  // With the real host's name: a client assertion is meant for it.
  const headers = { ...request.headers, 'accept-encoding': 'identity' };
  const onwards = (protocol === 'https:' ? https : http).request(
    { hostname, port, path: target, method: request.method, headers, servername: hostname, ca: ready.authorityCertificate },
    (upstream) => {
      const pieces = [];
      upstream.on('data', (piece) => pieces.push(piece)).on('end', () => {
        let body = Buffer.concat(pieces);
        if (/json|text|xml/.test(upstream.headers['content-type'] ?? '')) body = Buffer.from(renamed(body.toString()));
        const kept = Object.entries(upstream.headers).filter(([name]) => !perConnection.includes(name));
        const changed = kept.map(([name, value]) => [name, typeof value === 'string' ? renamed(value) : value]);
        response.writeHead(upstream.statusCode, { ...Object.fromEntries(changed), 'content-length': body.length });
        response.end(request.method === 'HEAD' ? undefined : body);
      });
    });
  onwards.on('error', () => response.destroy());
  request.pipe(onwards);
}

const [cert, key] = ['leaf.pem', 'leaf.key'].map((name) => readFileSync(path.join(folder, name)));
const context = tls.createSecureContext({ cert, key });
const within = http.createServer((request, response) => forward(request.headers.host.replace(/:443$/, ''), request, response));

const proxy = http.createServer((request, response) => {
  const { hostname, pathname, search } = new URL(request.url);
  request.url = pathname + search;
  forward(hostname, request, response);
});
proxy.on('connect', (request, socket, head) => {
  socket.on('error', () => socket.destroy());
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
  socket.unshift(head);
  const secure = new tls.TLSSocket(socket, { isServer: true, secureContext: context });
  secure.on('error', () => secure.destroy());
  within.emit('connection', secure);
});
proxy.listen(0, '127.0.0.1', () => {
  writeFileSync(path.join(folder, 'proxy.new'), `http://127.0.0.1:${proxy.address().port}`);
  renameSync(path.join(folder, 'proxy.new'), path.join(folder, 'proxy.url'));
});
