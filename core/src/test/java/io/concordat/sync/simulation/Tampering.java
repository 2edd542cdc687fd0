package io.concordat.sync.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;

/** Puts itself between the engine and one method of a port. */
@FunctionalInterface
interface Tampering {

    /** The call as it was meant. */
    @FunctionalInterface
    interface Original {
        Object with(Object... arguments);
    }

    /** Answers a call in the port's place. */
    Object answer(Object[] arguments, Original original);

    /** A port that is honest but for one method. */
    static <T> T with(Class<T> port, T honest, String method, Tampering tampering) {
        if (Stream.of(port.getMethods()).noneMatch(known -> known.getName().equals(method))) {
            throw new IllegalArgumentException(port + " has no method " + method);
        }
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, called, given) -> {
                    Object[] arguments = given == null ? new Object[0] : given;
                    return called.getName().equals(method)
                            ? tampering.answer(arguments, changed -> call(honest, called, changed))
                            : call(honest, called, arguments);
                }));
    }

    private static Object call(Object honest, Method method, Object... arguments) {
        try {
            return method.invoke(honest, arguments);
        } catch (InvocationTargetException failure) {
            throw unchecked(failure.getTargetException());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
