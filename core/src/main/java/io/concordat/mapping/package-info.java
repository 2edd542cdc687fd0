/** How a remote object is bound to a hub object: its fields to attributes and back, its match rules and policies. */
package io.concordat.mapping;
