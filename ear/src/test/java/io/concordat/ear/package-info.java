/** The finished product on real servers: the layout beside Payara Micro, its launcher, and the EAR. */
package io.concordat.ear;
