package triad.backend.image;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;

/**
 * The bytes of an image, which end in a failure once the thread that reads them has taken up more memory than one of the largest size
 * does: a few bytes of lossless WebP can ask for hundreds of megabytes of tables.
 */
class MeteredBytes extends InputStream {
    static final long MOST_MEMORY = 220_000_000;

    private final ByteArrayInputStream bytes;
    private final ThreadMXBean meter = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long before = meter.getCurrentThreadAllocatedBytes();

    MeteredBytes(byte[] bytes) {
        this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() throws IOException {
        demandMemory();
        return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        demandMemory();
        return bytes.read(into, from, length);
    }

    private void demandMemory() throws IOException {
        if (meter.getCurrentThreadAllocatedBytes() - before > MOST_MEMORY) {
            throw new IOException("This image takes more memory than there is for one");
        }
    }
}
