package triad.backend.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** Reads the pixels of an image. Whatever the libraries throw over a hostile file means that it cannot be read, and nothing else. */
class Decoder {
    private static final int MOST_PIXELS = 4_000_000;

    /** Of a large one every second, third, … pixel of every such line, so that it takes no more memory than a smaller one. */
    static BufferedImage pixels(BareImage image) {
        return attempt(() -> read(image)).orElseThrow(() -> BareImage.unreadable("The picture in it cannot be read"));
    }

    /** As the camera was held; one that says nothing sensible was held upright. */
    static Orientation orientation(BareImage image) {
        return attempt(() -> ExifUtils.getOrientationFromExif(image.exif())).orElse(Orientation.TOP_LEFT);
    }

    private static BufferedImage read(BareImage image) throws IOException {
        ImageReader reader = Codecs.reader(image.format());
        try {
            reader.setInput(new MemoryCacheImageInputStream(bytes(image)), true, true);
            if (reader.getWidth(0) != image.width() || reader.getHeight(0) != image.height()) {
                throw new IOException("It has two sizes");
            }
            reader.addIIOReadWarningListener((source, warning) -> requireWhole(warning));
            ImageReadParam every = reader.getDefaultReadParam();
            int step = step(image);
            every.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, every);
        } finally {
            reader.dispose();
        }
    }

    /** What the other decoders take up is bounded by the number of pixels. */
    private static InputStream bytes(BareImage image) {
        return image.format() == ImageFormat.WEBP
                ? new MeteredBytes(image.file())
                : new ByteArrayInputStream(image.file());
    }

    /** Of libjpeg, which puts gray where pixels are missing; bytes too many and profiles that are no good do no harm. */
    private static void requireWhole(String warning) {
        if (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous bytes")) {
            throw new IllegalArgumentException(warning);
        }
    }

    private static int step(BareImage image) {
        int step = 1;
        while ((long) read(image.width(), step) * read(image.height(), step) > MOST_PIXELS) {
            step++;
        }
        return step;
    }

    private static int read(int pixels, int step) {
        return (pixels + step - 1) / step;
    }

    /** In this thread; a task keeps what is thrown in it, of whatever type. */
    private static <T> Optional<T> attempt(Callable<T> reading) {
        FutureTask<T> task = new FutureTask<>(reading);
        task.run();
        try {
            return Optional.ofNullable(task.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VirtualMachineError error) {
                throw error;
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException("The task has ended already", e);
        }
    }
}
