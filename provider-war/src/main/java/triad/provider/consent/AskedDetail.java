package triad.provider.consent;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import triad.provider.details.AuthorizationDetails;

/**
 * One element of {@code authorization_details} as a person reads it: nothing in it is left out.
 *
 * @param type its type, in words where there are some
 * @param members its other members, each with its name
 */
public record AskedDetail(String type, List<String> members) {

    /** What an ask says in detail. */
    static List<AskedDetail> of(Ask ask) {
        ResourceBundle words = ResourceBundle.getBundle("triad.provider.messages");
        return ask.details().isEmpty()
                ? List.of()
                : AuthorizationDetails.parse(ask.details()).elements().stream()
                        .map(element -> of(element, words))
                        .toList();
    }

    private static AskedDetail of(Map<String, Object> element, ResourceBundle words) {
        String type = AuthorizationDetails.type(element);
        String key = "details." + type;
        return new AskedDetail(
                words.containsKey(key) ? words.getString(key) : type,
                element.entrySet().stream()
                        .filter(member -> !"type".equals(member.getKey()))
                        .map(member -> member.getKey() + ": " + inWords(member.getValue()))
                        .toList());
    }

    private static String inWords(@Nullable Object value) {
        if (value instanceof Collection<?> array) {
            return array.stream().map(AskedDetail::inWords).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .map(member -> member.getKey() + " " + inWords(member.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }
}
