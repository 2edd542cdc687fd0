/** The org itself: its rows, users, sign-ins, clock and limits; what is true, whoever asks. */
package io.concordat.connector.salesforce.simulator.org;
