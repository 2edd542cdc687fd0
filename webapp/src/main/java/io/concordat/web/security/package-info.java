/**
 * Who is asking, and what they may do: sign-in by token, password or browser session, a permission on every route, and
 * the headers that keep browsers out of trouble. {@link io.concordat.web.security.CurrentCaller} tells resources and
 * screens who asks; {@link io.concordat.web.security.BrowserSession} signs people in and out.
 */
package io.concordat.web.security;
