package triad.frontend.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import triad.frontend.session.UnsavedForms;

/** Says kindly why a sign-in did not happen; the URL carries one of four words, never the provider's text. */
@Named
@RequestScoped
public class SignInFailedPage {
    private static final Pattern PAGES = Pattern.compile("(/[a-z-]{1,40}){1,4}");

    private final HttpServletRequest request;

    @Inject
    SignInFailedPage(HttpServletRequest request) {
        this.request = request;
    }

    public static String path(SignInRefusal refusal) {
        return "/sign-in-failed?because=" + refusal.word();
    }

    /** One of the words, whatever the URL says. */
    public String getBecause() {
        String asked = request.getParameter("because");
        return Stream.of(SignInRefusal.values())
                .map(SignInRefusal::word)
                .filter(word -> word.equals(asked))
                .findFirst()
                .orElseGet(SignInRefusal.FAILED::word);
    }

    /** The page where something was typed; empty if there is none. */
    public String getBack() {
        String page = request.getParameter("page");
        String handle = UnsavedForms.handle(request);
        return page == null || handle.isEmpty() || !PAGES.matcher(page).matches()
                ? ""
                : page + "?" + UnsavedForms.HANDLE + "=" + handle;
    }
}
