package triad.frontend.settings;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** Takes a language of the pages with one click, for those who do not read the one they see; what else they have chosen stays. */
@WebServlet("/language")
public class LanguageEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** What is no language of ours changes nothing. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Preferences chosen = Settings.of(request).chosen();
        Optional.ofNullable(request.getParameter("language"))
                .filter(Languages.TAGS::contains)
                .map(language -> new Preferences(chosen.theme(), Optional.of(language), chosen.zone()))
                .ifPresent(newer -> response.addCookie(Settings.cookie(newer)));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/");
    }
}
