package triad.provider.response;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * The page whose form the browser posts to the client (OAuth 2.0 Form Post Response Mode §2): by its one script, or by its button where
 * scripts are off.
 *
 * @param to a redirect URI on the web
 * @param members in wire order, whoever they come from
 */
record FormPost(ReturnAddress to, Map<String, String> members) {
    private static final String SCRIPT = "document.forms[0].submit()";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <link rel="stylesheet" href="/resources/triad/triad.css">
            </head>
            <body>
            <main class="centred"><div class="card">
            <div class="head"><h1>%s</h1></div>
            <form method="post" action="%s" class="form">
            %s
            <div class="actions"><button type="submit" class="button wide">%s</button></div>
            </form>
            </div></main>
            <script>%s</script>
            </body>
            </html>
            """;

    /** Writes the page; nothing but its script runs in it, and nobody but the client gets its form. */
    void write(HttpServletResponse response) throws IOException {
        ResourceBundle words = ResourceBundle.getBundle("triad.provider.messages");
        String fields = members.entrySet().stream()
                .map(member -> "<input type=\"hidden\" name=\"" + escaped(member.getKey()) + "\" value=\""
                        + escaped(member.getValue()) + "\">")
                .collect(Collectors.joining("\n"));
        String title = escaped(words.getString("return.title"));
        byte[] page = PAGE.formatted(
                        title,
                        title,
                        escaped(to.redirectUri()),
                        fields,
                        escaped(words.getString("return.submit")),
                        SCRIPT)
                .getBytes(StandardCharsets.UTF_8);
        response.setHeader("Content-Security-Policy", policy());
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private String policy() {
        URI client = URI.create(to.redirectUri());
        return "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'sha256-"
                + hash(SCRIPT) + "'; form-action " + client.getScheme() + "://" + client.getRawAuthority();
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
