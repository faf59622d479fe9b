package triad.backend.openapi;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import triad.backend.fake.Caller;

/**
 * A request that meets an operation, and the status that it gets.
 *
 * @param endpoint the method and the path of the description
 * @param path the path with its names filled in, perhaps with a query, and of an import as {@link SentImport} says
 * @param header a header field, a colon and its value, or nothing; {@code current} is the entity tag of what is there
 * @param type of the body; nothing where there is none
 */
record Exchange(
        String endpoint, int status, String token, String path, String header, String type, BodyPublisher body) {

    static Exchange of(String endpoint, int status, String token) {
        return new Exchange(endpoint, status, token, endpoint.split(" ", 2)[1], "", "", BodyPublishers.noBody());
    }

    Exchange at(String filled) {
        return new Exchange(endpoint, status, token, filled, header, type, body);
    }

    Exchange with(String field) {
        return new Exchange(endpoint, status, token, path, field, type, body);
    }

    Exchange sending(String mediaType, String text) {
        return sending(mediaType, BodyPublishers.ofString(text));
    }

    Exchange sending(String mediaType, byte[] file) {
        return sending(mediaType, BodyPublishers.ofByteArray(file));
    }

    private Exchange sending(String mediaType, BodyPublisher sent) {
        return new Exchange(endpoint, status, token, path, header, mediaType, sent);
    }

    /** The same request with another end. */
    Exchange ending(int other) {
        return new Exchange(endpoint, other, token, path, header, type, body);
    }

    HttpResponse<byte[]> send() throws Exception {
        String target = SentImport.filledIn(path);
        HttpRequest.Builder request = Caller.to(target).method(endpoint.split(" ", 2)[0], body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!header.isEmpty()) {
            String[] parts = header.split(": ", 2);
            request.header(parts[0], parts[1].equals("current") ? currentTag(target) : parts[1]);
        }
        return Caller.FRONTEND.http().send(request.build(), BodyHandlers.ofByteArray());
    }

    private String currentTag(String target) throws Exception {
        return Caller.FRONTEND.get(target, token).headers().firstValue("ETag").orElseThrow();
    }

    @Override
    public String toString() {
        return status + " " + endpoint.split(" ", 2)[0] + " " + path + " " + header;
    }
}
