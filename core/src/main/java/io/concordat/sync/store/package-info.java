/** What the engine asks of its storage, page by page and transaction by transaction. */
package io.concordat.sync.store;
