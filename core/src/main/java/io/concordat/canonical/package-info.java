/** The words all features share: the hub's objects, their attributes, and the one form in which values are compared. */
package io.concordat.canonical;
