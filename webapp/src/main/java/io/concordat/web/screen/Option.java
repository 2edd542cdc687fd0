package io.concordat.web.screen;

/**
 * Something to choose.
 *
 * @param value what is sent
 * @param text what is read
 */
public record Option(String value, String text) {}
