/** What is the matter with connections: noticed by itself, shown, sent to other systems, seen by a person, over. */
package io.concordat.alert;
