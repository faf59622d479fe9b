package triad.provider.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import triad.provider.claims.UserClaims;
import triad.provider.user.User;

/** Behind account.xhtml: what this provider knows about the person, and may tell apps that they allow it. */
@Named
@RequestScoped
public class AccountPage {
    private static final List<String> SHOWN = List.of(
            "preferred_username",
            "middle_name",
            "nickname",
            "phone_number",
            "address",
            "birthdate",
            "gender",
            "website",
            "profile",
            "picture",
            "locale",
            "zoneinfo");
    private static final List<String> LINKS = List.of("website", "profile", "picture");
    private final User user;
    private final Map<String, Object> claims;

    @Inject
    AccountPage(Visitor visitor) {
        this.user = visitor.user();
        this.claims = UserClaims.of(user, UserClaims.NAMES);
    }

    /**
     * One thing that is known.
     *
     * @param link whether the value is an https URL to follow
     * @param confirmed whether somebody made sure that it is right
     */
    public record Fact(String label, String value, boolean link, boolean confirmed) {}

    /** The full name. */
    public String getName() {
        return user.name();
    }

    /** Stands where a picture would: pictures of other sites are not loaded here. */
    public String getInitial() {
        return user.name().codePoints().limit(1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** The e-mail address. */
    public String getEmail() {
        return user.email();
    }

    /** Whether the address is the person's. */
    public boolean isEmailConfirmed() {
        return user.emailVerified();
    }

    /** Everything else, in words; what is not there is left out. */
    public List<Fact> getFacts() {
        ResourceBundle words = ResourceBundle.getBundle("triad.provider.messages");
        return SHOWN.stream()
                .filter(claims::containsKey)
                .map(claim -> new Fact(
                        words.getString("claim." + claim),
                        value(claim),
                        LINKS.contains(claim),
                        claim.equals("phone_number") && user.details().phoneNumberVerified()))
                .toList();
    }

    /** When one of these last changed. */
    public When getUpdated() {
        return When.of(user.updatedAt(), user);
    }

    private String value(String claim) {
        String value = String.valueOf(claims.get(claim));
        return switch (claim) {
            case "address" -> address();
            case "birthdate" -> birthday(value);
            case "locale" -> Locale.forLanguageTag(value).getDisplayName(Locale.ENGLISH);
            case "zoneinfo" -> value.replace('_', ' ');
            default -> value;
        };
    }

    /** As a label would have it, line by line. */
    private String address() {
        Map<String, String> members = user.details().address().orElseThrow().members();
        return Optional.ofNullable(members.get("formatted")).orElse(String.join("\n", members.values()));
    }

    private static String birthday(String value) {
        try {
            String pattern = value.startsWith("0000") ? "d MMMM" : "d MMMM uuuu";
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(LocalDate.parse(value));
        } catch (DateTimeException yearAlone) {
            return value;
        }
    }
}
