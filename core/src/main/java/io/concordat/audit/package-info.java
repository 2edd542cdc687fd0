/**
 * Who changed what, when, from where; append only. Each entry is chained to the one before it, so that a changed,
 * removed or reordered entry is found.
 */
package io.concordat.audit;
