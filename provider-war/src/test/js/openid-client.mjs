// openid-client as a FAPI 2.0 client: discovery, PAR, private_key_jwt, DPoP, code with PKCE, userinfo, refresh, introspection, revocation
import * as client from 'openid-client'
import { browse, check, clientId, clientKey, done, issuer, redirectUri, resource } from './flow.mjs'

const key = await clientKey()
const audience = {
  [client.modifyAssertion]: (header, payload) => {
    payload.aud = issuer
  },
}
const config = await client.discovery(new URL(issuer), clientId, undefined, client.PrivateKeyJwt(key, audience))
const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'))

const verifier = client.randomPKCECodeVerifier()
const state = client.randomState()
const nonce = client.randomNonce()
const url = await client.buildAuthorizationUrlWithPAR(config, {
  redirect_uri: redirectUri,
  scope: 'openid email',
  code_challenge: await client.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
  state,
  nonce,
}, { DPoP })

const tokens = await client.authorizationCodeGrant(config, await browse(url), {
  pkceCodeVerifier: verifier,
  expectedState: state,
  expectedNonce: nonce,
  idTokenExpected: true,
}, undefined, { DPoP })
check(tokens.token_type === 'dpop', 'the token is bound to a key')

const claims = tokens.claims()
const userinfo = await client.fetchUserInfo(config, tokens.access_token, claims.sub, { DPoP })
const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP })
check(refreshed.access_token !== tokens.access_token, 'a refresh gives a new token')
const seen = await client.tokenIntrospection(config, refreshed.access_token)
check(seen.active && seen.sub === claims.sub, 'the token is active')
const own = await client.clientCredentialsGrant(config, { resource, scope: 'profile:read' }, { DPoP })
check(own.token_type === 'dpop', 'the client has a token of its own')
await client.tokenRevocation(config, tokens.refresh_token)
const after = await client.tokenIntrospection(config, refreshed.access_token)
check(!after.active, 'the token ended with its refresh token')
done(userinfo)
