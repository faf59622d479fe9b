package triad.frontend.made;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where everything of a sequence diagram is drawn: time runs down, and where more of it passes there is more room. Calls in a request
 * come one after another, so arrows never cross in time.
 */
public final class Diagram {
    private static final int TOP = 72;
    private static final int BAR = 12;
    private static final int HEAD = 8;
    private static final int TOKEN = 20;
    private static final int ACTOR = 14;

    private final Hop root;
    private final Size size;
    private final List<Arrow> arrows = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final List<Tick> ticks = new ArrayList<>();
    private int y = TOP;
    private long last;

    /** For which screens: how wide, where the first party stands, how far the next, and the room that arrows and time need. */
    public enum Size {
        WIDE(1000, 140, 240, 52, 44, 220),
        SLIM(342, 33, 92, 46, 38, 120);

        private final int width;
        private final int first;
        private final int apart;
        private final int call;
        private final int answer;
        private final int time;

        Size(int width, int first, int apart, int call, int answer, int time) {
            this.width = width;
            this.first = first;
            this.apart = apart;
            this.call = call;
            this.answer = answer;
            this.time = time;
        }

        int x(Party party) {
            return first + party.place() * apart;
        }
    }

    /** An arrow; the answer to a call where {@code back}. */
    public record Arrow(Hop hop, boolean back, int from, int to, int y) {
        public int middle() {
            return (from + to) / 2;
        }

        /** The triangle at its end. */
        public String head() {
            int behind = to + (to > from ? -HEAD : HEAD);
            return to + "," + y + " " + behind + "," + (y - HEAD / 2) + " " + behind + "," + (y + HEAD / 2);
        }

        public boolean token() {
            return !back && !hop.call().attribute("triad.token.use").isEmpty();
        }

        /** Whether the token says who acts for its subject (RFC 8693 §4.1). */
        public boolean acting() {
            return token() && !hop.call().attribute("triad.token.actor").isEmpty();
        }
    }

    /** A time in which a party serves. */
    public record Bar(Party party, int x, int y, int height, boolean failed) {}

    /** A moment, in milliseconds since the whole began. */
    public record Tick(int y, String millis) {}

    /** A party, from whom a line goes down. */
    public record Line(Party party, int x, boolean idle) {}

    Diagram(Hop root, Size size) {
        this.root = root;
        this.size = size;
        draw(root);
        bars.sort(Comparator.comparingInt(Bar::y));
    }

    public int width() {
        return size.width;
    }

    public int height() {
        return y + 32;
    }

    public int bottom() {
        return y + 20;
    }

    public List<Arrow> arrows() {
        return List.copyOf(arrows);
    }

    public List<Bar> bars() {
        return List.copyOf(bars);
    }

    public List<Tick> ticks() {
        return List.copyOf(ticks);
    }

    public List<Line> lines() {
        List<Party> busy =
                Hops.flat(root).flatMap(hop -> Stream.of(hop.from(), hop.to())).toList();
        return Stream.of(Party.values())
                .map(party -> new Line(party, size.x(party), !busy.contains(party)))
                .toList();
    }

    private void draw(Hop hop) {
        boolean right = hop.to().place() > hop.from().place();
        int from = size.x(hop.from()) + (right ? BAR / 2 : -BAR / 2);
        int to = size.x(hop.to()) + (right ? -BAR / 2 : BAR / 2);
        pass(hop.start(), arrows.isEmpty() ? 0 : size.call);
        int began = y;
        Arrow call = new Arrow(hop, false, from, to, y);
        arrows.add(call);
        y += call.token() ? TOKEN : 0;
        y += call.acting() ? ACTOR : 0;
        hop.inner().forEach(this::draw);
        pass(hop.end(), size.answer);
        arrows.add(new Arrow(hop, true, to, from, y));
        bars.add(new Bar(hop.to(), size.x(hop.to()) - BAR / 2, began, y - began, hop.failed()));
    }

    /** Down to a moment: at least by what its words need. */
    private void pass(long moment, int room) {
        long whole = Math.max(1, root.end() - root.start());
        long passed = Math.min(whole, Math.max(0, moment - last));
        y += room + Math.round((float) passed / whole * size.time);
        last = Math.max(last, moment);
        ticks.add(new Tick(y, Hop.millis(Math.max(0, moment))));
    }
}
