package io.concordat.web.screen;

/**
 * What has to be looked at before a system is connected.
 *
 * @param text for a person
 * @param link what the link says that leads further; "" for none
 * @param address where the link leads
 */
public record Preparation(String text, String link, String address) {}
