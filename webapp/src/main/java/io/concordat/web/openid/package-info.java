/**
 * Signing in with an identity provider: OpenID Connect, authorization code with PKCE.
 * {@link io.concordat.web.openid.OpenIdSignIn} leads a browser there and takes the answer; who the token names becomes
 * a user by {@link io.concordat.security.Outsiders}.
 */
package io.concordat.web.openid;
