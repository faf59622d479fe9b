package triad.backend.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/**
 * What reads and writes images, each named by itself: what else lies on the class path of whoever asked the registry first reads nothing
 * that comes from outside.
 */
class Codecs {

    /** The JDK's reader of JPEG knows neither CMYK nor broken profiles, so the one in front of it is taken. */
    static ImageReader reader(ImageFormat format) throws IOException {
        return switch (format) {
            case JPEG -> {
                JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
                provider.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
                yield provider.createReaderInstance(null);
            }
            case PNG ->
                ofJdk(ImageReaderSpi.class, "com.sun.imageio.plugins.png.").createReaderInstance();
            case GIF ->
                ofJdk(ImageReaderSpi.class, "com.sun.imageio.plugins.gif.").createReaderInstance();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }

    static ImageWriter jpegWriter() throws IOException {
        return ofJdk(ImageWriterSpi.class, "com.sun.imageio.plugins.jpeg.").createWriterInstance();
    }

    private static <P extends ImageReaderWriterSpi> P ofJdk(Class<P> kind, String where) {
        Iterator<P> providers = IIORegistry.getDefaultInstance().getServiceProviders(kind, false);
        while (providers.hasNext()) {
            P provider = providers.next();
            if (provider.getClass().getName().startsWith(where)) {
                return provider;
            }
        }
        throw new IllegalStateException("Every Java platform has " + where);
    }
}
