/**
 * A partner's connector jar as small as can be: a connector, a resource, an entity of its own. It shows over HTTP what
 * it sees of the application that it was dropped into.
 */
package io.concordat.partner;
