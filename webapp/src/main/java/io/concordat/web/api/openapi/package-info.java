/** The OpenAPI document, made from the routes that really answer. */
package io.concordat.web.api.openapi;
