package triad.backend.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Caller.FRONTEND;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import triad.backend.fake.Caller;
import triad.backend.fake.Images;
import triad.backend.fake.Tokens;

/** Somebody who sends photos of themselves over mutual TLS, another person for each test, and a stranger to them. */
class PhotoOwner {
    static final String OWN = "/api/profile/photo";
    static final byte[] PNG = Images.of("png", 600, 400);
    private static int people;

    final String subject;
    final String token;
    final String stranger;

    PhotoOwner() {
        this("photo-" + ProcessHandle.current().pid() + "-" + people++);
    }

    private PhotoOwner(String subject) {
        this(subject, Tokens.valid(subject), Tokens.valid(subject + "-stranger"));
    }

    private PhotoOwner(String subject, String token, String stranger) {
        this.subject = subject;
        this.token = token;
        this.stranger = stranger;
    }

    /** The same with another token. */
    PhotoOwner with(String other) {
        return new PhotoOwner(subject, other, stranger);
    }

    /** After that they are known. */
    void readProfile() throws Exception {
        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(200);
    }

    /** The entity tag of their profile. */
    String tag() throws Exception {
        return Caller.tagOf(FRONTEND.get(token));
    }

    /** Where others see the photo. */
    String others() {
        return "/api/people/" + subject + "/photo";
    }

    /** Sends the first one, and tells its hash. */
    String first() throws Exception {
        HttpResponse<String> made = put(PNG, "image/png", "If-None-Match", "*");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return hash(made);
    }

    HttpResponse<String> put(byte[] file, String type, String name, String value) throws Exception {
        return FRONTEND.send(request(OWN, token)
                .header("Content-Type", type)
                .header(name, value)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    HttpResponse<String> delete(String tag) throws Exception {
        return FRONTEND.send(request(OWN, token).header("If-Match", tag).DELETE());
    }

    static String hash(HttpResponse<String> answer) {
        Matcher photo = Pattern.compile("\\{\"photo\":\"([\\w-]{43})\"}").matcher(answer.body());
        assertThat(photo.matches()).as(answer.body()).isTrue();
        return photo.group(1);
    }

    static HttpRequest.Builder request(String path, String token) {
        return Caller.to(path).header("Authorization", "Bearer " + token);
    }

    static HttpResponse<byte[]> image(String path, String token) throws Exception {
        return FRONTEND.http().send(request(path, token).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
