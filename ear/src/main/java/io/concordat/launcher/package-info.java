/** The embedded default: one process that holds the server, the application beside it and a database in a folder. */
package io.concordat.launcher;
