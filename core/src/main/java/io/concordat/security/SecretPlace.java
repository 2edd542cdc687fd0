package io.concordat.security;

/**
 * Where a sealed secret stands. It is sealed for this place and opens nowhere else.
 *
 * @param row the row's id
 */
public record SecretPlace(String table, String row, String column) {}
