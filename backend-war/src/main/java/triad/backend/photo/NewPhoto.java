package triad.backend.photo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import triad.backend.image.ImageFormat;
import triad.backend.image.Picture;

/**
 * A photo as it is stored.
 *
 * @param hash names both images: SHA-256 of the large one, in base64url
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record NewPhoto(String hash, byte[] large, byte[] small) {

    static NewPhoto of(ImageFormat announced, byte[] file) {
        Picture picture = Picture.read(announced, file);
        byte[] large = picture.jpeg(PhotoSize.LARGE.pixels());
        return new NewPhoto(hash(large), large, picture.jpeg(PhotoSize.SMALL.pixels()));
    }

    private static String hash(byte[] image) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(image);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
