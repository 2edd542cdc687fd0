package io.concordat.answer;

/**
 * A request that may be sent twice.
 *
 * @param caller who sends it; keys of different callers are different keys
 * @param key what the caller calls it
 * @param route method and address
 */
public record Request(String caller, String key, String route) {}
