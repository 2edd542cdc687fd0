package io.concordat.web.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads what nobody read of a request that was answered early. Over HTTP/2 a client may send no more than what the
 * server takes off its hands: one that was refused before its body was read would wait in the middle of it until the
 * server gives up. What is longer than a bound, or comes slower, is left alone.
 */
public class UnreadBodies implements Filter {

    private static final String HTTP2 = "HTTP/2";
    private static final int MOST = 16 << 20;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int AT_ONCE = 64 << 10;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.getProtocol().startsWith(HTTP2) && !request.isAsyncStarted()) {
                takeRest(request, MOST, LONGEST);
            }
        }
    }

    /** Reads what is left of a body and keeps none of it, up to so many bytes and so long. */
    static void takeRest(ServletRequest request, long most, Duration longest) {
        try {
            drain(request.getInputStream(), most, longest);
        } catch (IOException | IllegalStateException gone) {
            // the client has gone away, or everything was read already
        }
    }

    private static void drain(InputStream body, long most, Duration longest) throws IOException {
        long until = System.nanoTime() + longest.toNanos();
        byte[] taken = new byte[AT_ONCE];
        long left = most;
        while (left > 0 && System.nanoTime() < until) {
            int read = body.read(taken);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }
}
