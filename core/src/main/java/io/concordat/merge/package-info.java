/** The three-way merge of one field against the last agreed value, and its policies. Pure. */
package io.concordat.merge;
