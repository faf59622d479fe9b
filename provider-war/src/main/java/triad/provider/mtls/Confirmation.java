package triad.provider.mtls;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What whoever uses a token has to prove (RFC 7800 §3).
 *
 * @param certificate the {@code x5t#S256} thumbprint of a TLS certificate (RFC 8705 §3.1)
 * @param key the {@code jkt} thumbprint of a DPoP key (RFC 9449 §6.1)
 */
public record Confirmation(Optional<String> certificate, Optional<String> key) {
    /** Nothing: whoever has the token may use it. */
    public static final Confirmation NONE = new Confirmation(Optional.empty(), Optional.empty());

    /** Bound to the certificate. */
    public static Confirmation of(ClientCertificate certificate) {
        return new Confirmation(Optional.of(certificate.thumbprint()), Optional.empty());
    }

    /** Bound to the DPoP key with this thumbprint. */
    public static Confirmation ofKey(String thumbprint) {
        return new Confirmation(Optional.empty(), Optional.of(thumbprint));
    }

    /** Reads a {@code cnf} claim; members of other methods are not ours and make it none that holds. */
    public static Confirmation parse(Map<String, Object> members) {
        return new Confirmation(text(members.get("x5t#S256")), text(members.get("jkt")));
    }

    /** The members of the {@code cnf} claim; empty when the token is a plain bearer token. */
    public Map<String, Object> toMap() {
        Map<String, Object> members = new LinkedHashMap<>();
        certificate.ifPresent(thumbprint -> members.put("x5t#S256", thumbprint));
        key.ifPresent(thumbprint -> members.put("jkt", thumbprint));
        return members;
    }

    /** Whether the caller's certificate is the one, where there has to be one. */
    public boolean fits(Optional<ClientCertificate> presented) {
        return certificate.isEmpty()
                || presented.map(ClientCertificate::thumbprint).equals(certificate);
    }

    /** The {@code token_type} of a token bound like this (RFC 9449 §5). */
    public String tokenType() {
        return key.isPresent() ? "DPoP" : "Bearer";
    }

    private static Optional<String> text(@Nullable Object member) {
        return member instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
