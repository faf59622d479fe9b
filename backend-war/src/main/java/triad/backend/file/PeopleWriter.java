package triad.backend.file;

import java.io.IOException;
import java.util.List;
import triad.backend.person.Person;

/** A file of people that is being written; it is a whole one only after {@link #finish}, and else is left as it is. */
public interface PeopleWriter {
    void write(List<Person> people) throws IOException;

    void finish() throws IOException;
}
