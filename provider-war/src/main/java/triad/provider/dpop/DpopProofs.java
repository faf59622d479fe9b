package triad.provider.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.jwt.JwtTimes;
import triad.provider.jwt.Signatures;
import triad.provider.jwt.UsedJwtIds;

/** Verifies DPoP proofs (RFC 9449 §4.3). */
@ApplicationScoped
public class DpopProofs {
    /** What proofs may be signed with. */
    public static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.EdDSA);

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
    private static final Duration MOST_AGE = Duration.ofSeconds(60);
    private static final int MOST_JWT_ID = 256;
    private final DpopNonces nonces;
    private final UsedJwtIds used;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    DpopProofs(DpopNonces nonces, UsedJwtIds used, ProviderConfig config, Clock clock) {
        this.nonces = nonces;
        this.used = used;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The thumbprint of the key that the request's proof was made with; empty where the request has no proof.
     *
     * @param accessToken the token that the proof has to be for; empty where none is presented
     */
    public Optional<String> verify(HttpServletRequest request, Optional<String> accessToken) {
        List<String> headers = Collections.list(request.getHeaders("DPoP"));
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() > 1) {
            throw invalid("There must be one DPoP header");
        }
        SignedJWT proof =
                Signatures.parse(headers.get(0)).orElseThrow(() -> invalid("The DPoP proof is no signed JWT"));
        String thumbprint = signedBy(proof);
        try {
            check(proof.getJWTClaimsSet(), request, accessToken, thumbprint);
        } catch (ParseException malformed) {
            throw invalid("The DPoP proof is malformed");
        }
        return Optional.of(thumbprint);
    }

    /** Type, algorithm, public key in the header, and its signature; the key's thumbprint. */
    private static String signedBy(SignedJWT proof) {
        JWK key = proof.getHeader().getJWK();
        boolean signed = TYPE.equals(proof.getHeader().getType())
                && ALGORITHMS.contains(proof.getHeader().getAlgorithm())
                && key != null
                && !key.isPrivate()
                && Signatures.verify(proof, key);
        if (!signed) {
            throw invalid("The DPoP proof is not of its type, or its signature does not hold");
        }
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException unfit) {
            throw new IllegalStateException("A key that verified has a thumbprint", unfit);
        }
    }

    private void check(JWTClaimsSet claims, HttpServletRequest request, Optional<String> accessToken, String thumbprint)
            throws ParseException {
        if (!request.getMethod().equals(claims.getStringClaim("htm"))
                || !HttpUri.of(claims.getStringClaim("htu"))
                        .filter(uri -> isHere(uri, request))
                        .isPresent()) {
            throw invalid("The DPoP proof is for another method or URI");
        }
        Instant now = clock.instant();
        Instant issued = claims.getIssueTime() == null
                ? Instant.MIN
                : claims.getIssueTime().toInstant();
        nonce(claims.getStringClaim("nonce"));
        if (issued.isBefore(now.minus(MOST_AGE)) || issued.isAfter(now.plus(JwtTimes.SKEW))) {
            throw invalid("The DPoP proof is too old, or of the future");
        }
        boolean forToken = accessToken
                .map(token -> OpaqueValue.sha256(token).equals(claim(claims, "ath")))
                .orElse(true);
        if (!forToken) {
            throw invalid("The DPoP proof is for another access token");
        }
        String jwtId = claims.getJWTID();
        // Remembered for as long as the proof could be shown again: its age, and the skew on either side
        Instant until = now.plus(MOST_AGE).plus(JwtTimes.SKEW.multipliedBy(2));
        if (jwtId == null
                || jwtId.isEmpty()
                || jwtId.length() > MOST_JWT_ID
                || !used.use("dpop", thumbprint, jwtId, until)) {
            throw invalid("The DPoP proof was used before");
        }
    }

    private void nonce(@Nullable String nonce) {
        if (nonce == null ? config.requireDpopNonce() : !nonces.holds(nonce)) {
            throw new Refusal(ErrorCode.USE_DPOP_NONCE, "Use the nonce of the DPoP-Nonce header");
        }
    }

    /** Whichever of its names this endpoint was called by; a proxy may have changed what the connection tells of that. */
    private boolean isHere(HttpUri uri, HttpServletRequest request) {
        return Stream.of(config.issuer(), config.mtlsUrl())
                .flatMap(base -> HttpUri.of(base + request.getRequestURI()).stream())
                .anyMatch(uri::equals);
    }

    private static String claim(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }

    private static Refusal invalid(String why) {
        return new Refusal(ErrorCode.INVALID_DPOP_PROOF, why);
    }
}
