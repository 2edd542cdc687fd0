package io.concordat.connector;

/**
 * The organisation behind a session.
 *
 * @param id stable and unique; for files the absolute folder
 * @param name what people call it
 * @param edition the edition or kind, empty if there is none
 * @param sandbox whether it is a test copy
 * @param user who the hub is signed in as, empty if nobody
 */
public record Organisation(String id, String name, String edition, boolean sandbox, String user) {}
