package io.concordat.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request of one browser, with a session that remembers what is put into it; nothing else of a server. */
final class BrowserRequest {

    private final Map<String, Object> remembered = new HashMap<>();
    private boolean begun;
    private int idsChanged;

    HttpServletRequest request() {
        return make(HttpServletRequest.class, this::answer);
    }

    /** How often the session got a new id. */
    int idsChanged() {
        return idsChanged;
    }

    private Object answer(String method, Object... arguments) {
        switch (method) {
            case "getSession" -> {
                begun = begun || (arguments.length == 1 && Boolean.TRUE.equals(arguments[0]));
                return begun ? Optional.of(session()) : Optional.empty();
            }
            case "changeSessionId" -> {
                idsChanged++;
                return "id" + idsChanged;
            }
            case "getHeaders" -> {
                return Collections.emptyEnumeration();
            }
            case "getRemoteAddr" -> {
                return "192.0.2.7";
            }
            default -> throw new UnsupportedOperationException(method);
        }
    }

    private HttpSession session() {
        return make(HttpSession.class, (method, arguments) -> {
            switch (method) {
                case "setAttribute" -> remembered.put((String) arguments[0], arguments[1]);
                case "getAttribute" -> {
                    return Optional.ofNullable(remembered.get((String) arguments[0]));
                }
                case "removeAttribute" -> remembered.remove((String) arguments[0]);
                case "invalidate" -> {
                    remembered.clear();
                    begun = false;
                }
                default -> throw new UnsupportedOperationException(method);
            }
            return Optional.empty();
        });
    }

    /** Answers calls by name; an empty answer is null, as servers give it. */
    private interface Answers {
        Object of(String method, Object... arguments);
    }

    private static <T> T make(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    Object answer = answers.of(method.getName(), given == null ? new Object[0] : given);
                    return answer instanceof Optional<?> optional ? optional.orElse(null) : answer;
                }));
    }
}
