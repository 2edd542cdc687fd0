package io.concordat.ear;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** The window of a browser: how large it is, how the page in it looks, and what keeps people from using it. */
record Window(ChromeDriver driver) {

    /** Another width, and light or dark, without another browser. */
    void looks(int width, int height, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        Map<String, Object> scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /**
     * Shows other words in place of some, for a picture: where this machine keeps its files says nothing to anybody.
     */
    void showing(String instead, String words) {
        driver.executeScript("""
                const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                    node.data = node.data.replaceAll(arguments[0], arguments[1]);
                }
                document.querySelectorAll('input, textarea').forEach(field => {
                    if (field.value.includes(arguments[0])) {
                        field.value = field.value.replaceAll(arguments[0], arguments[1]);
                    }
                });
                """, words, instead);
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** By how many pixels the page is wider than the window, or something on it reaches out of its card. */
    long overflow() {
        return (long)
                driver.executeScript(
                        "return Math.floor(Math.max(document.documentElement.scrollWidth - innerWidth,"
                                + " ...[...document.querySelectorAll('main .card *')].filter(part => !part.closest('.scroll, dialog'))"
                                + ".map(part => part.getBoundingClientRect().right - part.closest('.card').getBoundingClientRect().right)));");
    }

    /** What axe finds seriously or critically wrong for people with disabilities. */
    @SuppressWarnings("unchecked") // the script gives a list of texts
    List<String> barriers() throws IOException {
        try (InputStream script = Window.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<String>) Objects.requireNonNull(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, { resultTypes: ['violations'] }).then(found => done(found.violations
                    .filter(each => each.impact === 'serious' || each.impact === 'critical')
                    .map(each => each.id + ': ' + each.nodes.map(node => node.html).slice(0, 3).join(' '))));
                """));
    }
}
