package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How a page looks, on every screen: whole at each width, without barriers, without complaints; and its pictures.
 *
 * @param secret where this machine keeps its files, which says nothing to anybody
 */
record Look(Browser browser, Path secret) {

    private static final int WIDE = 1280;
    private static final int HIGH = 800;
    private static final int PHONE = 390;

    /** Twice as large letters leave half as much room. */
    private static final int ZOOMED = WIDE / 2;

    /** A window on a desk, and a page in the light. */
    Browser plain() {
        browser.window().looks(WIDE, HIGH, false);
        return browser;
    }

    /** The page that is open, as it is. */
    void at(String name) throws IOException {
        plain();
        assertThat(browser.window().barriers()).as(name).isEmpty();
        assertThat(browser.window().overflow()).as("%s at %d", name, WIDE).isLessThanOrEqualTo(0);
        picture(name + "-light");
        browser.window().looks(WIDE, HIGH, true);
        assertThat(browser.window().barriers()).as("%s in the dark", name).isEmpty();
        picture(name + "-dark");
        browser.window().looks(PHONE, HIGH, false);
        assertThat(browser.window().overflow()).as("%s at %d", name, PHONE).isLessThanOrEqualTo(0);
        browser.window().looks(ZOOMED, HIGH / 2, false);
        assertThat(browser.window().overflow()).as("%s at 200 %%", name).isLessThanOrEqualTo(0);
        plain();
        assertThat(browser.complaints()).as(name).isEmpty();
    }

    private void picture(String name) throws IOException {
        String pictures = System.getProperty("screens.pictures", "");
        if (!pictures.isBlank()) {
            browser.window().showing("/srv/concordat", secret.toString());
            Palette.write(browser.window().picture(), Path.of(pictures).resolve(name + ".png"));
        }
    }
}
