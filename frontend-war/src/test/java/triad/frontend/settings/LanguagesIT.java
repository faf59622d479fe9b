package triad.frontend.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** Every page in every language, and who gets which. */
@WithTriad
class LanguagesIT {
    private static final String HISTORY = """
            {"version":1,"at":"2026-01-02T03:04:05Z","by":"ada","fields":[{"field":"visibility.phones","old":null,"new":"me"},
             {"field":"photo","old":null,"new":"x"},
             {"field":"out_of_office","old":null,"new":"{\\"from\\":\\"2027-01-31\\",\\"until\\":\\"2027-02-07\\",\\"message\\":\\"X\\"}"}]}""";
    private static final ResourceBundle ENGLISH = texts("en");
    private final Browser browser = new Browser();

    static Set<String> languages() {
        return Languages.TAGS;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void eachPage_isInTheLanguage(String language) {
        Triad.API.own.changesOfHers = HISTORY;
        Triad.API.more = ",\"identity_stale\":true";
        Triad.API.files.letIn();
        browser.signIn("/profile");

        Pages.ALL.forEach(
                (path, key) -> requireLanguage(browser.get(path, "Accept-Language", language), language, key));
        Browser stranger = new Browser();
        requireLanguage(stranger.get("/", "Accept-Language", language), language, "home.lead");
        requireLanguage(stranger.get("/?state=signed-out", "Accept-Language", language), language, "home.signedOut");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void eachTrouble_isInTheLanguage(String language) {
        browser.signIn("/profile");
        Triad.API.people.status = 429;
        requireLanguage(browser.get("/people", "Accept-Language", language), language, "trouble.TOO_MANY");
        Triad.API.people.status = 503;
        requireLanguage(browser.get("/people/ada", "Accept-Language", language), language, "trouble.AWAYLead");
        requireLanguage(
                browser.get("/imports", "Accept-Language", language), language, "imports.closed.ADMINISTRATORS_ONLY");
        Triad.API.status = 403;
        requireLanguage(browser.get("/profile", "Accept-Language", language), language, "profile.notAllowedLead");
        Triad.API.status = 503;
        requireLanguage(browser.get("/profile", "Accept-Language", language), language, "profile.awayLead");
        requireLanguage(browser.get("/api-docs/", "Accept-Language", language), language, "error.awayLead");
        Map<String, String> none = Map.of();
        requireLanguage(
                browser.post("/profile", none, "Sec-Fetch-Site", "cross-site", "Accept-Language", language),
                language,
                "error.refusedLead");
        Map<String, String> large = Map.of("x", "x".repeat(1024 * 1024));
        requireLanguage(
                browser.post("/profile", large, "Origin", Triad.FRONTEND, "Accept-Language", language),
                language,
                "error.failureLead");
    }

    /** What Faces says by itself, and what we say about fields. */
    @ParameterizedTest
    @MethodSource("languages")
    void eachObjection_isInTheLanguage(String language) {
        browser.post("/language", Map.of("language", language), "Origin", Triad.FRONTEND);
        browser.signIn("/profile");
        String noChoice = "jakarta.faces.component.UISelectOne.INVALID";

        requireLanguage(submit("/settings", "form:zone", "Mars/Olympus"), language, noChoice);
        requireLanguage(submit("/profile", "form:seen_phones", "nobody"), language, noChoice);
        requireLanguage(submit("/profile/erasure", "form:word", "x"), language, "erasure.otherWord");
        Triad.API.problem = "{\"errors\":[{\"field\":\"phones\",\"detail\":\"raw\"},{\"field\":\"visibility.x\"}]}";
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        form.put("form:phones", "x");
        Triad.API.status = 422;
        HttpResponse<String> answer = browser.submit("/profile", form);
        requireLanguage(answer, language, "profile.rule.phones");
        requireLanguage(answer, language, noChoice);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void wordOfTheLanguage_erases(String language) {
        browser.post("/language", Map.of("language", language), "Origin", Triad.FRONTEND);
        browser.signIn("/profile");
        String word = texts(language).getString("erasure.word").toUpperCase(Locale.ROOT);

        assertThat(Browser.location(submit("/profile/erasure", "form:word", word)))
                .endsWith("done=yes");
    }

    @Test
    void nobodysLanguage_isEnglish() {
        requireLanguage(browser.get("/"), "en", "home.lead");
        for (String field : new String[] {"tlh", "*", "de;q=0", ";;;,,,q=", "de;q=,".repeat(1000)}) {
            requireLanguage(browser.get("/", "Accept-Language", field), "en", "home.lead");
        }
        assertThat(browser.get("/", "Accept-Language", "de,".repeat(10_000)).statusCode())
                .as("more than a head may hold")
                .isIn(400, 413, 431);
    }

    /** OpenID Connect Core 1.0 §5.1. */
    @Test
    void whatTheProviderSays_countsMoreThanTheBrowser() {
        Triad.PROVIDER.claims = claims -> claims.claim("locale", "de_AT").claim("zoneinfo", "Asia/Tokyo");
        Triad.API.own.changesOfHers = HISTORY;
        browser.signIn("/profile");

        requireLanguage(browser.get("/profile", "Accept-Language", "fr"), "de", "profile.lead");
        assertThat(browser.get("/profile/history").body())
                .contains("2. Januar 2026", "12:04<", "31. Januar 2027 bis 7.");
        browser.post("/language", Map.of("language", "it"), "Origin", Triad.FRONTEND);
        requireLanguage(browser.get("/profile", "Accept-Language", "fr"), "it", "profile.lead");
    }

    @ParameterizedTest
    @CsvSource({"tlh", "''", "../../de"})
    void claimThatIsNoneOfOurs_leavesItToTheBrowser(String locale) {
        Triad.PROVIDER.claims = claims -> claims.claim("locale", locale).claim("zoneinfo", "Mars/Olympus");
        Triad.API.own.changesOfHers = HISTORY;
        browser.signIn("/profile");

        requireLanguage(browser.get("/profile", "Accept-Language", "fr"), "fr", "profile.lead");
        assertThat(browser.get("/profile/history").body()).contains("2 January 2026, 03:04 UTC");
    }

    /** OpenID Connect Core 1.0 §3.1.2.1: {@code ui_locales}. */
    @Test
    void provider_isAskedForTheLanguage() {
        browser.get("/profile", "Accept-Language", "tlh, pt-PT;q=0.5");
        new Browser().get("/profile", "Accept-Language", "tlh");

        assertThat(Triad.PROVIDER.pushed)
                .extracting(request -> request.get("ui_locales"))
                .containsExactly("pt", null);
    }

    @Test
    void stranger_choosesWithOneClick() {
        assertThat(browser.get("/").body()).contains("value=\"pt\"", "lang=\"de\"", ">Español</button>");
        browser.submit("/settings", settings(Map.of("form:theme", "DARK", "form:zone", "Asia/Tokyo")));
        HttpResponse<String> answer = browser.submit("/language", Map.of("language", "es"));

        assertThat(Browser.location(answer)).isEqualTo("/");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("__Host-triad-settings=dark!es!Asia.Tokyo;");
        requireLanguage(browser.get("/", "Accept-Language", "fr"), "es", "home.lead");
        requireLanguage(browser.get("/nothing", "Accept-Language", "fr"), "es", "error.not-found");
        assertThat(browser.sessionId()).isEmpty();
    }

    @Test
    void languageThatThereIsNot_changesNothing() {
        for (Map<String, String> form : List.of(Map.<String, String>of(), Map.of("language", "xx\r\nX: y"))) {
            assertThat(browser.submit("/language", form).headers().allValues("Set-Cookie"))
                    .isEmpty();
        }
        assertThat(browser.post("/language", Map.of("language", "de"), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/language?language=de").statusCode()).isEqualTo(405);
    }

    private static void requireLanguage(HttpResponse<String> answer, String language, String key) {
        ResourceBundle texts = texts(language);
        String page = answer.body().replace("&nbsp;", "\u00a0");
        String what = language + " " + answer.uri();
        assertThat(page)
                .as(what)
                .contains("lang=\"" + language + "\"", texts.getString(key))
                .doesNotContain("???");
        assertThat(answer.headers().firstValue("Content-Language")).as(what).contains(language);
        assertThat(answer.headers().allValues("Vary")).as(what).contains("Accept-Language, Cookie");
        if (!language.equals("en")) {
            assertThat(ENGLISH.keySet().stream().map(ENGLISH::getString).filter(text -> text.length() > 12))
                    .as(what)
                    .noneMatch(page::contains);
        }
    }

    private static ResourceBundle texts(String language) {
        return ResourceBundle.getBundle("triad.frontend.text", Locale.forLanguageTag(language));
    }

    private Map<String, String> settings(Map<String, String> chosen) {
        Map<String, String> form = Browser.form(browser.get("/settings").body());
        form.putAll(chosen);
        return form;
    }

    private HttpResponse<String> submit(String path, String name, String value) {
        Map<String, String> form = Browser.form(browser.get(path).body());
        form.put(name, value);
        return browser.submit(path, form);
    }
}
