package io.concordat.ear;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium without a window, used the way a person uses one: by labels and by what stands on buttons. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;
    private final URI address;

    private Browser(ChromeDriver driver, URI address) {
        this.driver = driver;
        this.address = address;
    }

    static boolean isThere() {
        return program().isPresent() && Files.isExecutable(DRIVER);
    }

    private static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser at(URI address) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setCapability("goog:loggingPrefs", logs);
        options.setBinary(program().orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--window-size=1280,800",
                "--lang=en-GB",
                "--hide-scrollbars");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), address);
    }

    Browser open(String path) {
        driver.get(address.resolve(path).toString());
        return this;
    }

    /** Types into the field with this label. */
    Browser type(String label, String text) {
        WebElement input = labelled(label);
        input.clear();
        input.sendKeys(text);
        return this;
    }

    /** Chooses from the list with this label. */
    Browser choose(String label, String option) {
        new Select(labelled(label)).selectByVisibleText(option);
        return this;
    }

    private WebElement labelled(String label) {
        String xpath = "//label[normalize-space()='%s']".formatted(label);
        return driver.findElement(By.id(shown(By.xpath(xpath)).getDomAttribute("for")));
    }

    /** Chooses from the list with this name, as soon as it is there. */
    Browser chooseIn(String name, String option) {
        new Select(shown(By.name(name))).selectByVisibleText(option);
        return this;
    }

    /** Presses the button that says this; in the question that is open, if one is. */
    Browser press(String text) {
        String button =
                "*[(self::button and normalize-space()='%1$s') or (self::input and @value='%1$s')]".formatted(text);
        boolean asked = !driver.findElements(By.cssSelector("dialog[open]")).isEmpty();
        By where = By.xpath((asked ? "//dialog[@open]//" : "//*[not(ancestor::dialog)]/") + button);
        click(where);
        return this;
    }

    /** Presses the button that says this in the part of the page with this heading. */
    Browser pressIn(String headingId, String text) {
        click(By.xpath("//section[@aria-labelledby='%s']//input[@value='%s']".formatted(headingId, text)));
        return this;
    }

    /** Presses the button that screen readers call this. */
    Browser pressNamed(String name) {
        click(By.xpath("//*[@aria-label='%s']".formatted(name)));
        return this;
    }

    /** Follows the link that says this among other things. */
    Browser followPart(String text) {
        click(By.partialLinkText(text));
        return this;
    }

    /** Follows the last link that says this. */
    Browser followLast(String text) {
        shown(By.linkText(text));
        List<WebElement> links = driver.findElements(By.linkText(text));
        links.get(links.size() - 1).click();
        return this;
    }

    /** Waits until one of these stands on the page. */
    Browser seeAnyOf(String... texts) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> List.of(texts) + " is not on the page:\n" + text())
                .ignoring(WebDriverException.class)
                .until(page -> Stream.of(texts).anyMatch(text()::contains));
        return this;
    }

    Browser follow(String text) {
        click(By.linkText(text));
        return this;
    }

    /** Presses keys where the focus is, as somebody without a mouse does. */
    Browser keys(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
        return this;
    }

    /** What has the focus, by what it says or is called. */
    String focused() {
        return String.valueOf(driver.executeScript("const e = document.activeElement;"
                + " return (e.getAttribute('aria-label') || e.value || e.innerText || e.tagName).trim();"));
    }

    /** What stands in the part of the page with this id. */
    String textOf(String id) {
        return shown(By.id(id)).getText();
    }

    /** Ticks or unticks the box with this name. */
    Browser tick(String label) {
        labelled(label).click();
        return this;
    }

    /** Gives a file to the only field of the page that takes one. */
    Browser give(Path file) {
        driver.findElement(By.cssSelector("input[type=file]")).sendKeys(file.toString());
        return this;
    }

    /** What can be seen of the page, and at which size. */
    Window window() {
        return new Window(driver);
    }

    /** What the console complained about since it was last asked: errors, warnings, and what the policy refused. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The status with which a page answers whoever is signed in. */
    long status(String path) {
        return (long) Objects.requireNonNull(driver.executeAsyncScript(
                "const done = arguments[1]; fetch(arguments[0]).then(answer => done(answer.status));", "/" + path));
    }

    /** What the REST API answers whoever is signed in; the value at a pointer such as {@code items.0.id}. */
    String api(String path, String pointer) {
        return String.valueOf(driver.executeAsyncScript("""
                const done = arguments[2];
                fetch('/api/v1/' + arguments[0]).then(answer => answer.json()).then(json =>
                    done(arguments[1].split('.').reduce((value, name) => value == null ? null : value[name], json)));
                """, path, pointer));
    }

    /** Where the menu leads. */
    List<String> menu() {
        return driver.findElements(By.cssSelector("#menu a")).stream()
                .map(link -> Objects.requireNonNull(link.getDomAttribute("href")))
                .toList();
    }

    /** Waits until this stands on the page. */
    Browser see(String text) {
        return seeAnyOf(text);
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** What a page that is still changing puts in the place of the element meanwhile is clicked instead. */
    private void click(By where) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> where + " cannot be clicked:\n" + text())
                .ignoring(StaleElementReferenceException.class)
                .until(page -> {
                    shown(where).click();
                    return true;
                });
    }

    /** In the middle of the window, where bars that stay at its edges cover nothing. */
    private WebElement shown(By where) {
        ExpectedCondition<WebElement> clickable = ExpectedConditions.elementToBeClickable(where);
        return new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> where + " is not on the page:\n" + text())
                .ignoring(StaleElementReferenceException.class)
                .until(clickable.andThen(this::inTheMiddle));
    }

    @SuppressWarnings("NullAway") // what is not there yet is waited for
    private WebElement inTheMiddle(WebElement element) {
        if (element != null) {
            driver.executeScript("arguments[0].scrollIntoView({ block: 'center' });", element);
        }
        return element;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
