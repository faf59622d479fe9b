// What the two clients share: where the provider is, the key that the tests registered, and a person at a browser, who is the
// test on the other side of standard input and output.
import { createInterface } from 'node:readline'

export const issuer = process.env.TRIAD_ISSUER
export const clientId = process.env.TRIAD_CLIENT_ID
export const redirectUri = process.env.TRIAD_REDIRECT_URI
export const resource = process.env.TRIAD_RESOURCE

const usages = { sign: ['sign'] }

/** The registered key, as a CryptoKey with its kid. */
export async function clientKey() {
  const jwk = JSON.parse(process.env.TRIAD_CLIENT_KEY)
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, usages.sign)
  return { key, kid: jwk.kid }
}

/** Sends the person to a URL; answers with the URL that they came back to. */
export async function browse(url) {
  console.log(`OPEN ${url.href ?? url}`)
  for await (const line of createInterface({ input: process.stdin })) {
    return new URL(line)
  }
  throw new Error('nobody came back')
}

export function check(condition, what) {
  if (!condition) throw new Error(`not so: ${what}`)
}

/** Tells the test that everything held. */
export function done(claims) {
  console.log(`DONE ${JSON.stringify(claims)}`)
  process.exit(0)
}
