package triad.provider.client;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.provider.http.Origin;

/**
 * How a client shows itself to people (OpenID Connect Registration §2); its links and its picture are in the web, by https, or nowhere.
 *
 * @param name what it calls itself
 * @param logo a picture for the browser to fetch, never for this server; empty where it has none, as are the links
 * @param policy where it says what it does with what it gets
 * @param terms where it has its terms of service
 */
public record Presentation(String name, String logo, String policy, String terms) {
    /** Where no client asks. */
    public static final Presentation NOBODY = new Presentation("", "", "", "");

    /** What the client registered. */
    public static Presentation of(Client client) {
        return new Presentation(
                client.name(),
                inTheWeb(client.metadata().getLogoURI()),
                inTheWeb(client.metadata().getPolicyURI()),
                inTheWeb(client.metadata().getTermsOfServiceURI()));
    }

    /** Where the picture is. */
    public Optional<Origin> logoOrigin() {
        return Optional.of(logo)
                .filter(text -> !text.isEmpty())
                .map(URI::create)
                .flatMap(Origin::of);
    }

    private static String inTheWeb(@Nullable URI uri) {
        return Optional.ofNullable(uri)
                .filter(link -> Origin.of(link).isPresent())
                .map(URI::toString)
                .orElse("");
    }
}
