/** Users, tokens, the audit log and the state of the server over REST. */
package io.concordat.web.api.admin;
