package triad.frontend.profile;

import jakarta.json.JsonObject;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody types into their profile, beside what is stored, by the names of {@link ProfileFields}. */
public class Draft implements Serializable {
    /** The field of a form that carries {@link #getPrints}. */
    static final String PRINTS = "prints";

    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Map<String, Boolean> given = new HashMap<>();
    private final Set<String> disputed = new LinkedHashSet<>();
    private final Set<String> adopted = new LinkedHashSet<>();
    private Map<String, String> stored = Map.of();
    private boolean stale;

    void open(Map<String, String> now) {
        stored = now;
        typed.putAll(now);
    }

    /**
     * Takes up what was typed before into this new draft. What the user had not touched then is as it is now, and what somebody else has
     * changed meanwhile as well is disputed.
     *
     * @param before the fields of a form as they were sent, with the {@link #getPrints prints} that it had
     */
    void takeUp(Map<String, String> before) {
        Set<String> untouched = Set.of(before.getOrDefault(PRINTS, "").split(" "));
        for (String name : List.copyOf(typed.keySet())) {
            String mine = ProfileFields.tidied(name, before.getOrDefault(name, stored(name)));
            if (mine.equals(tidied(name)) || untouched.contains(print(name, mine))) {
                continue;
            }
            typed.put(name, mine);
            if (!untouched.contains(print(name, tidied(name)))) {
                disputed.add(name);
                stale = true;
            }
        }
    }

    /** Of what is stored: a form carries them, to tell what was changed in it where it comes without all that is kept of it here. */
    public String getPrints() {
        return stored.keySet().stream().map(name -> print(name, tidied(name))).collect(Collectors.joining(" "));
    }

    private String tidied(String name) {
        return ProfileFields.tidied(name, stored(name));
    }

    private static String print(String name, String value) {
        return name + "=" + Integer.toUnsignedString((name + value).hashCode(), 36) + "." + value.length();
    }

    /** Makes what was typed what is meant, and gives up what the user gives up. */
    void settle() {
        typed.replaceAll(ProfileFields::tidied);
        disputed.stream()
                .filter(name -> Boolean.TRUE.equals(given.get(name)))
                .forEach(name -> typed.put(name, stored(name)));
        given.clear();
        disputed.clear();
        adopted.clear();
        stale = false;
    }

    /** Takes over what others changed and the user did not; what both changed is disputed. */
    void join(Map<String, String> now) {
        for (var entry : now.entrySet()) {
            String name = entry.getKey();
            String theirs = entry.getValue();
            String mine = typed.getOrDefault(name, "");
            boolean untouched = mine.equals(stored(name));
            if (!theirs.equals(stored(name)) && !theirs.equals(mine)) {
                (untouched ? adopted : disputed).add(name);
            }
            if (untouched) {
                typed.put(name, theirs);
            }
        }
        stored = now;
        stale = true;
    }

    JsonObject patch() {
        return ProfileFields.patch(typed, stored);
    }

    private String stored(String name) {
        return stored.getOrDefault(name, "");
    }

    public boolean isUnsaved() {
        return !typed.equals(stored);
    }

    /** Whether others changed a field since it was opened. */
    boolean isDisturbed() {
        return !disputed.isEmpty() || !adopted.isEmpty();
    }

    /** Whether others changed the profile since it was opened. */
    public boolean isStale() {
        return stale;
    }

    /** Whether the user and somebody else changed this field, each in their way. */
    public boolean disputes(String name) {
        return disputed.contains(name);
    }

    /** Whether this field was changed by somebody else only, and now is as they left it. */
    public boolean adopts(String name) {
        return adopted.contains(name);
    }

    public Map<String, String> getTyped() {
        return typed;
    }

    /** Whether the user gives up what they typed for what is stored, of fields that are disputed. */
    public Map<String, Boolean> getGiven() {
        return given;
    }

    /** The values as the backend has them. */
    public Map<String, String> getStored() {
        return stored;
    }
}
