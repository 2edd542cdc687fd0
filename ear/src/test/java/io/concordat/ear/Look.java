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
        return browser.looks(WIDE, HIGH, false);
    }

    /** The page that is open, as it is. */
    void at(String name) throws IOException {
        plain();
        assertThat(browser.barriers()).as(name).isEmpty();
        assertThat(browser.overflow()).as("%s at %d", name, WIDE).isLessThanOrEqualTo(0);
        picture(name + "-light");
        browser.looks(WIDE, HIGH, true);
        assertThat(browser.barriers()).as("%s in the dark", name).isEmpty();
        picture(name + "-dark");
        browser.looks(PHONE, HIGH, false);
        assertThat(browser.overflow()).as("%s at %d", name, PHONE).isLessThanOrEqualTo(0);
        browser.looks(ZOOMED, HIGH / 2, false);
        assertThat(browser.overflow()).as("%s at 200 %%", name).isLessThanOrEqualTo(0);
        plain();
        assertThat(browser.complaints()).as(name).isEmpty();
    }

    private void picture(String name) throws IOException {
        String pictures = System.getProperty("screens.pictures", "");
        if (!pictures.isBlank()) {
            browser.showing("/srv/concordat", secret.toString());
            Palette.write(browser.picture(), Path.of(pictures).resolve(name + ".png"));
        }
    }
}
