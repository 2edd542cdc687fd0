/**
 * What only an EJB container can do: start-up and timers. Packaged apart from the rest ({@code core-ejb.jar}), because
 * servers want declared components outside the {@code lib} folder of an EAR; no other package may know it.
 */
package io.concordat.ejb;
