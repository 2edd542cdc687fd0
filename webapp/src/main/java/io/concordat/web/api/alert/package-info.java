/** What is the matter, over HTTP. */
package io.concordat.web.api.alert;
