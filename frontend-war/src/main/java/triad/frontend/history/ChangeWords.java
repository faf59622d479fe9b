package triad.frontend.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.text.MessageFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import triad.frontend.people.Organisation;
import triad.frontend.settings.Settings;

/** Says in words what became of a field, which the history keeps as the backend stores it. */
@ApplicationScoped
class ChangeWords {
    private static final String CHOICE = "visibility.";

    private final Organisation organisation;
    private final Settings settings;

    @Inject
    ChangeWords(Organisation organisation, Settings settings) {
        this.organisation = organisation;
        this.settings = settings;
    }

    /** A field with its values before and after. */
    public record Sentence(String field, String old, String became) {}

    Sentence sentence(Change.OfField change) {
        FacesContext faces = FacesContext.getCurrentInstance();
        ResourceBundle texts = faces.getApplication().getResourceBundle(faces, "text");
        return new Sentence(
                field(texts, change.field()),
                value(texts, change.field(), change.old()),
                value(texts, change.field(), change.became()));
    }

    private static String field(ResourceBundle texts, String name) {
        if (name.startsWith(CHOICE)) {
            return MessageFormat.format(texts.getString("profile.seen"), field(texts, name.substring(CHOICE.length())));
        }
        return told(texts, "profile." + name, name);
    }

    private String value(ResourceBundle texts, String field, @Nullable String value) {
        if (field.startsWith(CHOICE)) {
            return value == null ? texts.getString("history.usual") : told(texts, "profile.seen." + value, value);
        }
        if (value == null) {
            return texts.getString("history.nothing");
        }
        return switch (field) {
            case "photo" -> texts.getString("history.photo");
            case "department" -> organisation.department(value);
            case "manager" -> organisation.person(value);
            case "languages" -> parsed(texts, value, settings::nameOf);
            case "phones", "skills", "links", "out_of_office" -> parsed(texts, value, item -> item);
            default -> value;
        };
    }

    /** What cannot be read is told as it is. */
    private String parsed(ResourceBundle texts, String json, UnaryOperator<String> said) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonArray list) {
                return list.stream()
                        .map(item -> item instanceof JsonString text ? said.apply(text.getString()) : item.toString())
                        .collect(Collectors.joining(", "));
            }
            return value instanceof JsonObject absence ? absence(texts, absence) : json;
        } catch (JsonException unreadable) {
            return json;
        }
    }

    private String absence(ResourceBundle texts, JsonObject absence) {
        String message = absence.getString("message", "");
        return MessageFormat.format(
                texts.getString(message.isEmpty() ? "history.days" : "history.daysMessage"),
                day(absence.getString("from", "")),
                day(absence.getString("until", "")),
                message);
    }

    private String day(String date) {
        try {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(settings.getRegion())
                    .format(LocalDate.parse(date));
        } catch (DateTimeException unreadable) {
            return date;
        }
    }

    private static String told(ResourceBundle texts, String key, String otherwise) {
        return texts.containsKey(key) ? texts.getString(key) : otherwise;
    }
}
