package triad.provider.config;

import java.util.Arrays;

/** Secret key material whose text form tells nothing. */
public final class SecretBytes {
    private final byte[] bytes;

    /** Copies the bytes, so that the caller may wipe its own. */
    public SecretBytes(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    @Override
    public String toString() {
        return "SecretBytes[" + bytes.length + "]";
    }
}
