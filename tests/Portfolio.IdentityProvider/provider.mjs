// A real OpenID Connect provider for the tests. Whoever signs in names the person and the roles in the form; nobody has a
// password. Beside the protocol there is /control, where a test turns the keys or has any claims signed by the newest one.
//
//   node provider.mjs      prints one line with the issuer when it is ready; ends when its input does

import { createServer } from 'node:http';
import { createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import Provider from 'oidc-provider';

const audience = 'urn:portfolio:api';
const hosts = ['http://127.0.0.1', 'http://localhost'];
const people = new Map();
const html = (body) => `<!DOCTYPE html><html lang="en"><head><title>Provider</title></head><body>${body}</body></html>`;

const server = createServer((request, response) => answer(request, response).catch((fault) => {
  console.error(fault);
  response.writeHead(500).end();
}));
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

let key;
let provider;
turn();
console.log(`issuer ${issuer}`);

// The program ends with whoever started it.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

function turn() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomUUID() };
  provider = new Provider(issuer, {
    jwks: { keys: [key] },
    clients: [
      {
        client_id: 'portfolio',
        client_secret: 'a-secret-of-the-tests',
        // Of a native application any port is taken: the program under test listens where there is room.
        application_type: 'native',
        redirect_uris: hosts.map((h) => `${h}/sign-in/callback`),
        post_logout_redirect_uris: hosts.map((h) => `${h}/sign-out/callback`),
        token_endpoint_auth_method: 'client_secret_post',
      },
      {
        client_id: 'nightly-script',
        client_secret: 'another-secret-of-the-tests',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    cookies: { keys: ['of the tests'] },
    claims: { openid: ['sub'], profile: ['name', 'groups'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined,
        getResourceServerInfo: () => ({ scope: 'portfolio', audience, accessTokenFormat: 'jwt' }),
        useGrantedResource: () => true,
      },
    },
    extraTokenClaims: (_, token) => ({ groups: token.clientId === 'nightly-script' ? ['programme-office'] : [] }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    ttl: { Session: 3600, Interaction: 3600, Grant: 3600, AccessToken: 3600, IdToken: 3600 },
  });
}

async function answer(request, response) {
  const url = new URL(request.url, issuer);
  if (request.method === 'POST' && url.pathname === '/control/turn') {
    turn();
    response.writeHead(204).end();
  } else if (request.method === 'POST' && url.pathname === '/control/sign') {
    response.end(signed(JSON.parse(await bodyOf(request))));
  } else if (url.pathname.startsWith('/interaction/')) {
    await interact(request, response);
  } else {
    provider.callback()(request, response);
  }
}

async function interact(request, response) {
  // A native application has to be consented to each time: nobody is asked.
  if ((await provider.interactionDetails(request, response)).prompt.name === 'consent') {
    await provider.interactionFinished(request, response, { consent: {} }, { mergeWithLastSubmission: true });
    return;
  }

  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html');
    response.end(html(`<form method="post"><input name="sub" aria-label="Who"><input name="name" aria-label="Name">
      <input name="groups" aria-label="Groups"><button>Continue</button></form>`));
    return;
  }

  const form = new URLSearchParams(await bodyOf(request));
  people.set(form.get('sub'), { name: form.get('name') ?? undefined, groups: (form.get('groups') ?? '').split(' ').filter(Boolean) });
  await provider.interactionFinished(request, response, { login: { accountId: form.get('sub') } }, { mergeWithLastSubmission: false });
}

function signed(claims) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', typ: 'at+jwt', kid: key.kid })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), createPrivateKey({ key, format: 'jwk' })).toString('base64url')}`;
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) {
    parts.push(part);
  }

  return Buffer.concat(parts).toString();
}
