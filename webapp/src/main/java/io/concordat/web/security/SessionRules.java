package io.concordat.web.security;

import io.concordat.db.Configuration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/**
 * How the session cookie is set: out of reach of scripts, not sent by other sites, and over TLS alone where the hub's
 * address ({@code concordat.url}) says so.
 */
@WebListener
public class SessionRules implements ServletContextListener {

    private static final int IDLE_MINUTES = 20;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        boolean secure = isSecure();
        context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
        context.setSessionTimeout(IDLE_MINUTES);
        SessionCookieConfig cookie = context.getSessionCookieConfig();
        cookie.setName(secure ? "__Host-concordat" : "concordat");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setPath("/");
        cookie.setAttribute("SameSite", "Lax");
    }

    /** Whether browsers reach the hub over TLS, here or at a proxy before it. */
    static boolean isSecure() {
        return Configuration.system()
                .find("concordat.url")
                .filter(url -> url.startsWith("https:"))
                .isPresent();
    }
}
