/**
 * The REST API: one resource for each path, records of its own for what travels, one way to answer refusals. Here
 * stands what all resources share; they themselves stand in the packages below, by subject.
 */
package io.concordat.web.api;
