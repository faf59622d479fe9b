package triad.provider.check;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the specifications demand of a server: of its configuration, and of the metadata that a running one publishes. */
final class ServerDemands {
    private static final Set<String> FORBIDDEN_GRANTS = Set.of("password", "implicit");
    private static final Set<String> BY_KEY =
            Set.of("private_key_jwt", "tls_client_auth", "self_signed_tls_client_auth");

    /** Of the configuration, before any server runs. */
    static final List<Demand<Settings>> CONFIGURATION = List.of(
            setting(
                    "the issuer is an https URL without query, fragment or trailing slash",
                    "RFC 8414 §2",
                    "provider.issuer",
                    "",
                    ServerDemands::isIssuer),
            setting(
                    "the mutual-TLS aliases are an https URL",
                    "RFC 8705 §5",
                    "provider.mtls-url",
                    "",
                    ServerDemands::isIssuer),
            setting(
                    "codes end within 60 seconds",
                    "FAPI 2.0 §5.3.2.2",
                    "provider.lifetime.authorization-code",
                    "PT60S",
                    text -> within(text, Duration.ofSeconds(60))),
            setting(
                    "pushed requests end within ten minutes",
                    "FAPI 2.0 §5.3.2.2",
                    "provider.lifetime.pushed-request",
                    "PT90S",
                    text -> within(text, Duration.ofSeconds(599))),
            advice(
                    "access tokens live an hour or less",
                    "RFC 6750 §5.3",
                    "provider.lifetime.access-token",
                    "PT5M",
                    text -> within(text, Duration.ofHours(1))),
            setting(
                    "client assertions are for the issuer alone",
                    "RFC 10070",
                    "provider.authenticate.token-endpoint-audience",
                    "false",
                    "false"::equals),
            advice(
                    "nothing is told that is for development",
                    "Triad",
                    "provider.development",
                    "false",
                    "false"::equals),
            advice("who registers a client is known", "RFC 7591 §5", "provider.registration", "token", text -> !"open"
                    .equals(text)),
            advice(
                    "clients that register themselves keep to the strictest profile",
                    "FAPI 2.0 §5.3.2.1",
                    "provider.registration.profile",
                    "oauth2.1",
                    "fapi2"::equals));

    /** Of the metadata of a running server. */
    static final List<Demand<Map<String, Object>>> METADATA = List.of(
            member("the only response type is code", "RFC 9700 §2.1.2", "response_types_supported", value -> list(value)
                    .equals(List.of("code"))),
            member(
                    "the only code challenge method is S256",
                    "RFC 9700 §2.1.1",
                    "code_challenge_methods_supported",
                    value -> list(value).equals(List.of("S256"))),
            member(
                    "neither password nor implicit grant",
                    "RFC 9700 §2.4",
                    "grant_types_supported",
                    value -> list(value).stream().noneMatch(FORBIDDEN_GRANTS::contains)),
            member(
                    "authorization responses name the issuer",
                    "RFC 9207 §2",
                    "authorization_response_iss_parameter_supported",
                    Boolean.TRUE::equals),
            member(
                    "ID tokens are signed, and not with a shared secret",
                    "RFC 9700 §2.5",
                    "id_token_signing_alg_values_supported",
                    value -> list(value).stream()
                            .noneMatch(alg ->
                                    "none".equals(alg) || String.valueOf(alg).startsWith("HS"))),
            member(
                    "pushed authorization requests",
                    "FAPI 2.0 §5.3.2.2",
                    "pushed_authorization_request_endpoint",
                    ServerDemands::isWeb),
            member(
                    "authentication by key or certificate",
                    "FAPI 2.0 §5.3.2.1",
                    "token_endpoint_auth_methods_supported",
                    value -> list(value).stream().anyMatch(BY_KEY::contains)),
            member(
                    "certificate-bound access tokens",
                    "FAPI 2.0 §5.3.2.1",
                    "tls_client_certificate_bound_access_tokens",
                    Boolean.TRUE::equals),
            member("tokens can be revoked", "RFC 7009 §2", "revocation_endpoint", ServerDemands::isWeb),
            member("keys at an https URL", "RFC 8414 §2", "jwks_uri", ServerDemands::isWeb),
            new Demand<>(
                    "every endpoint is https",
                    "RFC 8414 §2",
                    document -> Severity.REQUIRED,
                    ServerDemands::isWebOnly,
                    document -> ""));

    private ServerDemands() {}

    /** The configuration as the server would read it. */
    interface Settings {
        /** The value of a key; the standard where it is not set. */
        String get(String key, String standard);
    }

    private static Demand<Settings> setting(
            String demand, String source, String key, String standard, Predicate<String> holds) {
        return of(Severity.REQUIRED, demand, source, key, standard, holds);
    }

    private static Demand<Settings> advice(
            String demand, String source, String key, String standard, Predicate<String> holds) {
        return of(Severity.RECOMMENDED, demand, source, key, standard, holds);
    }

    private static Demand<Settings> of(
            Severity severity, String demand, String source, String key, String standard, Predicate<String> holds) {
        Function<Settings, String> value = settings -> settings.get(key, standard);
        return new Demand<>(
                demand,
                source,
                settings -> severity,
                settings -> holds.test(value.apply(settings)),
                settings -> key + " = " + value.apply(settings));
    }

    private static Demand<Map<String, Object>> member(
            String demand, String source, String member, Predicate<Object> holds) {
        return new Demand<>(
                demand,
                source,
                document -> Severity.REQUIRED,
                document -> document.get(member) != null && holds.test(document.get(member)),
                document -> member + " = " + document.get(member));
    }

    private static boolean isIssuer(String text) {
        return isWeb(text) && !text.endsWith("/") && text.indexOf('?') < 0 && text.indexOf('#') < 0;
    }

    private static boolean isWeb(Object value) {
        try {
            URI uri = URI.create(String.valueOf(value));
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isWebOnly(Map<String, Object> document) {
        return document.entrySet().stream()
                .filter(member ->
                        member.getKey().endsWith("_endpoint") || member.getKey().endsWith("_uri"))
                .allMatch(member -> isWeb(member.getValue()));
    }

    private static boolean within(String text, Duration most) {
        try {
            return Duration.parse(text).compareTo(most) <= 0;
        } catch (java.time.format.DateTimeParseException malformed) {
            return false;
        }
    }

    private static List<?> list(Object value) {
        return value instanceof Collection<?> values ? List.copyOf(values) : List.of();
    }
}
