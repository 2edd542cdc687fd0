/**
 * Remote systems as they are configured: which connector with which settings, signed in to and checked, bound to the
 * hub's objects, and run when. {@link io.concordat.connection.Connections} and {@link io.concordat.connection.Bindings}
 * are the doors; {@link io.concordat.connection.Due} tells what is to run now.
 */
package io.concordat.connection;
