// A provider that nobody here wrote (node-oidc-provider), with one client and one user who agrees to everything.
//   usage: node other-provider.mjs PORT KEY_STORE PASSWORD CLIENT_URL CLIENT_SECRET
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import Provider from 'oidc-provider';

const [port, store, passphrase, client, secret] = process.argv.slice(2);
const issuer = `https://localhost:${port}`;
const agree = async (ctx, next) => {
  if (!ctx.path.startsWith('/agree/')) return next();
  const { params, prompt } = await provider.interactionDetails(ctx.req, ctx.res);
  const grant = new provider.Grant({ accountId: 'grace', clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  const result = prompt.name === 'login' ? { login: { accountId: 'grace' } } : { consent: { grantId: await grant.save() } };
  await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: true });
};

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'triad',
    client_secret: secret,
    redirect_uris: [`${client}/callback`],
    post_logout_redirect_uris: [`${client}/`],
    backchannel_logout_uri: `${client}/backchannel-logout`,
  }],
  claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
  cookies: { keys: [secret] },
  // Without its guard against internal addresses: here all servers are on one machine
  fetch: (url, { dispatcher, ...options }) => fetch(url, options),
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
  findAccount: (ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: 'Grace Hopper', preferred_username: id, email: 'grace@example.org', email_verified: true }),
  }),
  interactions: { url: (ctx, interaction) => `/agree/${interaction.uid}` },
});
provider.use(agree);
for (const event of ['server_error', 'authorization.error', 'grant.error', 'userinfo.error', 'end_session.error', 'backchannel.error']) {
  provider.on(event, (...all) => console.log(event, ...all.filter((one) => one instanceof Error)));
}
provider.on('backchannel.success', () => console.log('logout delivered'));
createServer({ pfx: readFileSync(store), passphrase }, provider.callback()).listen(port, '127.0.0.1', () => console.log('ready'));
