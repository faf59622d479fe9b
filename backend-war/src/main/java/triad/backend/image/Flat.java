package triad.backend.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** Pixels as plain red, green and blue of sRGB, with white where there was nothing. */
class Flat {

    static BufferedImage of(BufferedImage pixels) {
        BufferedImage flat = new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_INT_RGB);
        if (pixels.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            copyGray(pixels, flat);
        } else {
            Graphics2D canvas = flat.createGraphics();
            canvas.drawImage(pixels, 0, 0, Color.WHITE, null);
            canvas.dispose();
        }
        return flat;
    }

    /** Java takes the grays of files for linear light, which they are not, and shows them too bright. */
    private static void copyGray(BufferedImage pixels, BufferedImage flat) {
        Raster raster = pixels.getRaster();
        boolean hasAlpha = raster.getNumBands() == 2;
        int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        int[] grays = new int[pixels.getWidth()];
        int[] alphas = new int[pixels.getWidth()];
        for (int y = 0; y < pixels.getHeight(); y++) {
            raster.getSamples(0, y, grays.length, 1, 0, grays);
            if (hasAlpha) {
                raster.getSamples(0, y, alphas.length, 1, 1, alphas);
            }
            for (int x = 0; x < grays.length; x++) {
                int gray = grays[x] * 255 / most;
                int alpha = hasAlpha ? alphas[x] * 255 / most : 255;
                grays[x] = ((gray * alpha + 255 * (255 - alpha)) / 255) * 0x010101;
            }
            flat.setRGB(0, y, grays.length, 1, grays, 0, grays.length);
        }
    }
}
