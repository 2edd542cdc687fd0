/**
 * Answers that were given to requests with a key of the caller's own, so that a request that is sent twice is carried
 * out once. {@link io.concordat.answer.Answers} is the door.
 */
package io.concordat.answer;
