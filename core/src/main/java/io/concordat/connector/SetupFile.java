package io.concordat.connector;

/**
 * A file for the administrator of the remote system that sets up there what a connection needs.
 *
 * @param name a file name without a folder
 * @param mediaType such as {@code application/xml}
 * @param content its text
 */
public record SetupFile(String name, String mediaType, String content) {}
