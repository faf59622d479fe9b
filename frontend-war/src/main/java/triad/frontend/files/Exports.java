package triad.frontend.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The backend's directory as a file of ours, which is whole: half of one would be taken for all of it. */
@ApplicationScoped
public class Exports {
    /** Of a hundred thousand people who tell very much. */
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private final ExportApi api;

    @Inject
    public Exports(@RestClient ExportApi api) {
        this.api = api;
    }

    /** A temporary file, readable by this server alone; whoever asks for it deletes it. */
    public Answer<Path> read(FileKind kind) {
        return Answer.of(kind == FileKind.CSV ? api::csv : api::json, response -> kept(response, kind));
    }

    /** Anything else than a file of the kind would be a page of the backend's on our own site. */
    private static Path kept(Response response, FileKind kind) {
        if (!String.valueOf(response.getMediaType()).startsWith(kind.type())) {
            throw new ProcessingException("Not a file of the kind");
        }
        try {
            Path file = Files.createTempFile("people", kind.ending());
            boolean whole = false;
            try (InputStream body = response.readEntity(InputStream.class);
                    OutputStream out = Files.newOutputStream(file)) {
                copy(body, out);
                whole = true;
            } finally {
                if (!whole) {
                    Files.delete(file);
                }
            }
            return file;
        } catch (IOException broken) {
            throw new ProcessingException("The file broke off", broken);
        }
    }

    private static void copy(InputStream body, OutputStream out) throws IOException {
        byte[] some = new byte[64 * 1024];
        long bytes = 0;
        for (int count = body.read(some); count >= 0; count = body.read(some)) {
            bytes += count;
            if (bytes > MOST_BYTES) {
                throw new IOException("Too large");
            }
            out.write(some, 0, count);
        }
    }
}
