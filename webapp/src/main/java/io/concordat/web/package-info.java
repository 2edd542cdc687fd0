/** The face of the hub: JAX-RS resources and Faces screens. It decides nothing; the use cases of the features do. */
package io.concordat.web;
