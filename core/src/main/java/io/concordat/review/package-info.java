/** What waits for a person: ambiguous matches, conflicts, remote records that are gone. */
package io.concordat.review;
