package triad.provider.code;

import java.util.Optional;
import triad.provider.http.OpaqueValue;

/**
 * What a client shows to redeem a code.
 *
 * @param redirectUri where it says that the code came to
 * @param codeVerifier the secret behind the code challenge (RFC 7636 §4.5); empty where the request had none
 * @param dpopKey the thumbprint of the key that it proved to have
 */
public record CodeRedemption(
        OpaqueValue code, String redirectUri, Optional<String> codeVerifier, Optional<String> dpopKey) {}
