/**
 * The journal: runs, and every change that a run planned, sent, applied or refused. One journal serves preview, apply,
 * audit and undo.
 */
package io.concordat.run;
