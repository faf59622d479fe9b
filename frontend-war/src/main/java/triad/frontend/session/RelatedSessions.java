package triad.frontend.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import triad.frontend.config.FrontendConfig;
import triad.frontend.memory.Memory;

/** Which sessions are of one user, and which came out of one session at the provider: those that it can end together. */
@ApplicationScoped
class RelatedSessions {
    /** Of one user: the oldest makes room, so that none is out of reach. */
    static final int MOST = 100;

    private final Memory memory;
    private final Duration lifetime;

    @Inject
    RelatedSessions(FrontendConfig config, Memory memory) {
        this.memory = memory;
        this.lifetime = config.lifetimes().absolute();
    }

    void add(SignedIn user, String session) {
        Stream.of(
                        Optional.of(ofUser(user.subject())),
                        Optional.ofNullable(user.sid()).map(RelatedSessions::ofProvider))
                .flatMap(Optional::stream)
                .forEach(group -> add(group, session));
    }

    private void add(String group, String session) {
        Optional<String> known;
        Set<String> all;
        do {
            known = memory.find(group, lifetime);
            all = new LinkedHashSet<>(split(known));
            all.add(session);
            while (all.size() > MOST) {
                String oldest = all.iterator().next();
                all.remove(oldest);
                memory.remove(oldest);
            }
        } while (!store(group, known, String.join(" ", all)));
    }

    /** False if another request came between. */
    private boolean store(String group, Optional<String> known, String all) {
        return known.map(before -> memory.replace(group, before, all, lifetime))
                .orElseGet(() -> memory.putIfAbsent(group, all, lifetime));
    }

    List<String> find(String group) {
        return split(memory.find(group, lifetime));
    }

    static String ofUser(String subject) {
        return "sessions of user:" + SessionCookie.hash(subject);
    }

    static String ofProvider(String sid) {
        return "sessions of sid:" + SessionCookie.hash(sid);
    }

    private static List<String> split(Optional<String> all) {
        return all.map(text -> Arrays.asList(text.split(" "))).orElse(List.of());
    }
}
