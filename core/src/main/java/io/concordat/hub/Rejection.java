package io.concordat.hub;

/**
 * Why a line was not imported. Nothing of it was.
 *
 * @param line the number of the line in the file, from 1, on which the record starts
 * @param field the column, "" if it is about the whole line
 * @param message what is wrong and what to do, without the value
 */
public record Rejection(long line, String field, String message) {}
