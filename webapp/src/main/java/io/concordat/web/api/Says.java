package io.concordat.web.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route does, in one line, for the OpenAPI document. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Says {

    /** The line. */
    String value();

    /** The status of success. */
    int status() default 200;

    /** The record that is answered with; {@code void} where the return type says it, or where there is none. */
    Class<?> answer() default void.class;
}
