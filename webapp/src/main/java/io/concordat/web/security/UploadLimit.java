package io.concordat.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses a file that is larger than what a page takes before any of it is kept, and says where a larger one goes: a
 * browser shows an answer only after it has sent all, so that is taken off its hands, within bounds. What does not say
 * how long it is ends at the servlet's own bound. Imports over the REST API are no forms: they are read as they come
 * and kept nowhere.
 */
public class UploadLimit extends HttpFilter {

    /** Bytes of a file. */
    public static final int LARGEST_FILE = 20 << 20;

    /** Bytes of a form with a file, which has other fields besides; {@code web.xml} says the same. */
    private static final int LARGEST_FORM = LARGEST_FILE + (64 << 10);

    private static final long MOST_THROWN_AWAY = 256L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String FORM = "multipart/form-data";
    private static final String ADVICE = "/too-large";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isTooLarge(request)) {
            UnreadBodies.takeRest(request, MOST_THROWN_AWAY, LONGEST);
            response.sendRedirect(request.getContextPath() + ADVICE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isTooLarge(HttpServletRequest request) {
        return request.getContentLengthLong() > LARGEST_FORM
                && Optional.ofNullable(request.getContentType())
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
                        .isPresent();
    }
}
