package triad.provider.outbox;

import java.util.Optional;
import triad.provider.fetch.Fetched;

/** Carries the messages of one kind. */
public interface Courier {
    /** The kind, at most 32 characters. */
    String kind();

    /** The request of this moment; empty when there is nobody to tell any more. */
    Optional<Parcel> pack(Message message);

    /** What the receiver's answer means. */
    Verdict judge(Fetched answer);
}
