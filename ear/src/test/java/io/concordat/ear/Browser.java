package io.concordat.ear;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium without a window, used the way a person uses one: by labels and by what stands on buttons. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ChromeDriver driver;
    private final URI address;

    private Browser(ChromeDriver driver, URI address) {
        this.driver = driver;
        this.address = address;
    }

    static boolean isThere() {
        return program().isPresent() && Files.isExecutable(driverProgram());
    }

    private static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path driverProgram() {
        return Path.of("/usr/bin/chromedriver");
    }

    static Browser at(URI address) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program().orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1360,900");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverProgram().toFile())
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
        String xpath = "//label[normalize-space()='%s']".formatted(label);
        String field = shown(By.xpath(xpath)).getDomAttribute("for");
        WebElement input = driver.findElement(By.id(field));
        input.clear();
        input.sendKeys(text);
        return this;
    }

    /** Chooses from the list with this label. */
    Browser choose(String label, String option) {
        String xpath = "//label[normalize-space()='%s']".formatted(label);
        String field = shown(By.xpath(xpath)).getDomAttribute("for");
        new Select(driver.findElement(By.id(field))).selectByVisibleText(option);
        return this;
    }

    /** Presses the button that says this; in the question that is open, if one is. */
    Browser press(String text) {
        String button =
                "*[(self::button and normalize-space()='%1$s') or (self::input and @value='%1$s')]".formatted(text);
        boolean asked = !driver.findElements(By.cssSelector("dialog[open]")).isEmpty();
        By where = By.xpath((asked ? "//dialog[@open]//" : "//*[not(ancestor::dialog)]/") + button);
        shown(where).click();
        return this;
    }

    Browser follow(String text) {
        shown(By.linkText(text)).click();
        return this;
    }

    /** Waits until this stands on the page. */
    Browser see(String text) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> "\"" + text + "\" is not on the page:\n" + text())
                .ignoring(WebDriverException.class)
                .until(page -> text().contains(text));
        return this;
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    private WebElement shown(By where) {
        return new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> where + " is not on the page:\n" + text())
                .ignoring(StaleElementReferenceException.class)
                .until(ExpectedConditions.elementToBeClickable(where));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
