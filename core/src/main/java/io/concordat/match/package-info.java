/** Which hub record and which remote record are the same person or company, and why. The decision is pure. */
package io.concordat.match;
