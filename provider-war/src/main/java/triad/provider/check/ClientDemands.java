package triad.provider.check;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import triad.provider.client.Client;

/** What OAuth 2.1 (draft-ietf-oauth-v2-1), RFC 9700 and FAPI 2.0 demand of a client: one row each. */
final class ClientDemands {
    private static final String CODE = "authorization_code";
    private static final Set<String> BY_KEY =
            Set.of("private_key_jwt", "tls_client_auth", "self_signed_tls_client_auth");
    private static final Set<JWSAlgorithm> STRONG = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.EdDSA);

    /** The table. */
    static final List<Demand<Client>> TABLE = List.of(
            row(
                    "redirect URIs are https, or a native client's own",
                    "OAuth 2.1 §2.3.1",
                    ClientDemands::always,
                    client -> client.redirectUris().registered().stream()
                            .allMatch(uri -> uri.startsWith("https://") || client.isNative())),
            row("no password grant", "RFC 9700 §2.4", ClientDemands::always, client -> !client.mayUse("password")),
            row("no implicit grant", "RFC 9700 §2.1.2", ClientDemands::always, client -> !client.mayUse("implicit")),
            row(
                    "a code challenge with every code (public client)",
                    "RFC 9700 §2.1.1",
                    only(Client::isPublic),
                    client -> !client.mayOmitCodeChallenge()),
            row(
                    "a code challenge with every code (confidential client)",
                    "RFC 9700 §2.1.1",
                    client -> client.isPublic() || !client.mayUse(CODE) ? Severity.NONE : Severity.RECOMMENDED,
                    client -> !client.mayOmitCodeChallenge()),
            row(
                    "only a confidential client gets tokens of its own",
                    "OAuth 2.1 §4.2",
                    ClientDemands::always,
                    client -> !client.isPublic() || !client.mayUse("client_credentials")),
            row(
                    "asymmetric client authentication",
                    "RFC 9700 §2.5",
                    client -> client.isPublic() ? Severity.NONE : Severity.RECOMMENDED,
                    ClientDemands::provesByKey),
            row(
                    "sender-constrained access tokens",
                    "RFC 9700 §2.2.1",
                    ClientDemands::advised,
                    Client::isSenderConstrained),
            row(
                    "a scope, so that tokens open no more than they need to",
                    "RFC 9700 §2.3",
                    ClientDemands::advised,
                    client -> !client.scope().isEmpty()),
            row(
                    "a name that people know on the consent page",
                    "RFC 7591 §2",
                    client -> client.mayUse(CODE) ? Severity.RECOMMENDED : Severity.NONE,
                    client -> client.metadata().getName() != null),
            row("a confidential client", "FAPI 2.0 §5.3.2.1", ClientDemands::fapi, client -> !client.isPublic()),
            row(
                    "authentication by private_key_jwt or mutual TLS",
                    "FAPI 2.0 §5.3.2.1",
                    ClientDemands::fapi,
                    ClientDemands::provesByKey),
            row(
                    "access tokens bound to a certificate or a DPoP key",
                    "FAPI 2.0 §5.3.2.1",
                    ClientDemands::fapi,
                    Client::isSenderConstrained),
            row("pushed authorization requests", "FAPI 2.0 §5.3.2.2", ClientDemands::fapiCode, Client::mustPush),
            row(
                    "a code challenge with every code",
                    "FAPI 2.0 §5.3.2.2",
                    ClientDemands::fapiCode,
                    client -> !client.mayOmitCodeChallenge()),
            row(
                    "redirect URIs are https",
                    "FAPI 2.0 §5.3.2.2",
                    ClientDemands::fapiCode,
                    client -> client.redirectUris().registered().stream().allMatch(uri -> uri.startsWith("https://"))),
            row(
                    "ID tokens signed with PS256, ES256 or EdDSA",
                    "FAPI 2.0 §5.4.1",
                    ClientDemands::fapiCode,
                    client -> STRONG.contains(client.idToken().algorithm())),
            row(
                    "assertions signed with PS256, ES256 or EdDSA",
                    "FAPI 2.0 §5.4.1",
                    ClientDemands::fapi,
                    client -> client.isFapi()
                            || client.assertionAlgorithm()
                                    .filter(STRONG::contains)
                                    .isPresent()
                            || !"private_key_jwt".equals(client.authenticationMethod())),
            row(
                    "keys of 2048 bits RSA or 224 bits on a curve",
                    "FAPI 2.0 §5.4.1",
                    client -> client.jwks().isPresent() ? fapi(client) : Severity.NONE,
                    client -> client.jwks().stream()
                            .flatMap(keys -> keys.getKeys().stream())
                            .allMatch(ClientDemands::isLong)),
            row(
                    "signed request objects",
                    "FAPI 2.0 Message Signing §5.3",
                    client -> client.mayUse(CODE) ? Severity.RECOMMENDED : Severity.NONE,
                    Client::mustSignRequests));

    private ClientDemands() {}

    private static Demand<Client> row(
            String demand, String source, Function<Client, Severity> severity, Predicate<Client> holds) {
        return new Demand<>(demand, source, severity, holds, ClientDemands::words);
    }

    private static String words(Client client) {
        return "profile " + client.profile().wireName() + ", " + client.authenticationMethod();
    }

    private static Severity always(@SuppressWarnings("unused") Client client) {
        return Severity.REQUIRED;
    }

    private static Severity advised(@SuppressWarnings("unused") Client client) {
        return Severity.RECOMMENDED;
    }

    private static Function<Client, Severity> only(Predicate<Client> concerned) {
        return client -> concerned.test(client) ? Severity.REQUIRED : Severity.NONE;
    }

    /** Required of the clients of that profile, of the others good to know. */
    private static Severity fapi(Client client) {
        return client.isFapi() ? Severity.REQUIRED : Severity.RECOMMENDED;
    }

    private static Severity fapiCode(Client client) {
        return client.mayUse(CODE) ? fapi(client) : Severity.NONE;
    }

    private static boolean provesByKey(Client client) {
        return BY_KEY.contains(client.authenticationMethod());
    }

    private static boolean isLong(JWK key) {
        if (key instanceof RSAKey rsa) {
            return rsa.size() >= 2048;
        }
        return !(key instanceof ECKey ec) || !Curve.SECP256K1.equals(ec.getCurve());
    }
}
