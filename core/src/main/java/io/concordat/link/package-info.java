/** Which hub record and which remote record are a pair, how that was found, and the values both last agreed on. */
package io.concordat.link;
