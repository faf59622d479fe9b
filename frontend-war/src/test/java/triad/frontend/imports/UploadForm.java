package triad.frontend.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;

/** The form that sends a file, in somebody's browser. */
record UploadForm(Browser browser) {
    /** Of one person, as a table. */
    static final byte[] FILE = "sub,job_title\r\nada,Countess\r\n".getBytes(StandardCharsets.UTF_8);
    /** Bytes that a file may have. */
    static final int MOST = 16 * 1024 * 1024;

    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([\\w-]{43})\"");

    /** Of a form that is shown anew. */
    String key() {
        var key = KEY.matcher(browser.get("/imports/new").body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    HttpResponse<String> send(String key, String then, String name, String type, byte[] file) {
        return browser.sendFile(
                "/imports/file", Map.of("key", key, "then", then), part(name, type), file, "Origin", Triad.FRONTEND);
    }

    static String part(String name, String type) {
        return "name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: " + type;
    }

    /** The word for why nothing came of it. */
    static String refused(HttpResponse<String> answer) {
        String page = Browser.location(answer);
        assertThat(page).contains("/imports/new?refused=");
        return page.substring(page.indexOf('=') + 1);
    }
}
