/**
 * The screens: one bean for each page, named after it, which reads what the page shows and hands what a person does to
 * the use cases. {@link io.concordat.web.screen.Page} says who may open which page; words come from {@code messages}.
 */
package io.concordat.web.screen;
