package triad.provider.device;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** The way back from the sign-in page, a path without a query, to the page of the user code in it. */
@WebServlet("/device/*")
public class DeviceCodeLink extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String typed = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location",
                UserCode.parse(typed).map(code -> "/device?user_code=" + code).orElse("/device"));
    }
}
