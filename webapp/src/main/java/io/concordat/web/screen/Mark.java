package io.concordat.web.screen;

/**
 * A status as it is shown: never by its colour alone.
 *
 * @param tone one of the five colours: ok, warn, bad, info, idle
 * @param icon the picture's name in the sprite
 * @param text the word beside it
 */
public record Mark(String tone, String icon, String text) {}
