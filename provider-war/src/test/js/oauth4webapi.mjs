// oauth4webapi, the low-level one, the same way: every answer goes through its own validation
import * as oauth from 'oauth4webapi'
import { browse, check, clientId, clientKey, done, issuer, redirectUri } from './flow.mjs'

const discovered = await oauth.discoveryRequest(new URL(issuer))
const as = await oauth.processDiscoveryResponse(new URL(issuer), discovered)
const client = { client_id: clientId }
const authentication = oauth.PrivateKeyJwt(await clientKey(), {
  [oauth.modifyAssertion]: (header, payload) => {
    payload.aud = issuer
  },
})
const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))

const verifier = oauth.generateRandomCodeVerifier()
const state = oauth.generateRandomState()
const nonce = oauth.generateRandomNonce()
const pushed = await oauth.processPushedAuthorizationResponse(as, client, await oauth.pushedAuthorizationRequest(as, client, authentication, {
  response_type: 'code',
  redirect_uri: redirectUri,
  scope: 'openid email',
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
  state,
  nonce,
}, { DPoP }))

const url = new URL(as.authorization_endpoint)
url.searchParams.set('client_id', clientId)
url.searchParams.set('request_uri', pushed.request_uri)
const parameters = oauth.validateAuthResponse(as, client, await browse(url), state)

const response = await oauth.authorizationCodeGrantRequest(as, client, authentication, parameters, redirectUri, verifier, { DPoP })
const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, { expectedNonce: nonce, requireIdToken: true })
await oauth.validateApplicationLevelSignature(as, response)
check(tokens.token_type === 'dpop', 'the token is bound to a key')

const claims = oauth.getValidatedIdTokenClaims(tokens)
const userinfo = await oauth.processUserInfoResponse(as, client, claims.sub,
  await oauth.userInfoRequest(as, client, tokens.access_token, { DPoP }))
const refreshed = await oauth.processRefreshTokenResponse(as, client,
  await oauth.refreshTokenGrantRequest(as, client, authentication, tokens.refresh_token, { DPoP }))
check(refreshed.access_token, 'a refresh gives a token')
await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, authentication, tokens.refresh_token))
done(userinfo)
