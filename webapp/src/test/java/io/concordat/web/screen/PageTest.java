package io.concordat.web.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.security.Caller;
import io.concordat.security.Role;
import io.concordat.web.api.openapi.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageTest {

    private static final Path PAGES = Path.of("src/main/webapp");

    @Test
    void everyPageThatIsThereSaysWhoMayOpenIt() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            List<String> names = files.map(file -> "/" + file.getFileName())
                    .filter(name -> name.endsWith(".xhtml"))
                    .toList();

            assertThat(names)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(Page.at(name)).isPresent());
        }
    }

    @Test
    void everyPageThatIsListedIsThere() {
        assertThat(Page.values())
                .allSatisfy(page -> assertThat(PAGES.resolve(file(page))).exists());
    }

    private static String file(Page page) {
        return (page == Page.INDEX ? "index" : page.path().substring(1)) + ".xhtml";
    }

    @Test
    void onlyPagesThatShowNothingOfTheHubOpenForEverybody() {
        assertThat(Stream.of(Page.values()).filter(Page::isOpen))
                .containsExactlyInAnyOrder(
                        Page.SIGN_IN,
                        Page.OPENID,
                        Page.SETUP,
                        Page.MISSING,
                        Page.FORBIDDEN,
                        Page.EXPIRED,
                        Page.TOO_LARGE,
                        Page.FAILURE);
    }

    @Test
    void everyRoleOpensThePagesThatTheFileSays() {
        Matrix decided = Matrix.read(PageTest.class, "pages.csv", 1);

        assertThat(Stream.of(Page.values()).map(Page::path)).containsExactlyInAnyOrderElementsOf(decided.rows());
        for (Page page : Page.values()) {
            assertThat(decided.says(page.path(), "ANONYMOUS")).isEqualTo(page.isOpen());
            for (Role role : Role.values()) {
                Caller caller = new Caller("ada", role.permissions(), "");
                assertThat(decided.says(page.path(), role.name()))
                        .as("%s as %s", page, role)
                        .isEqualTo(page.opensFor(caller));
            }
        }
    }

    @Test
    void whoSeesNoPersonalDataOpensNoRecords() {
        Caller auditor = new Caller("eve", Role.permissions(Set.of(Role.AUDITOR)), "");

        assertThat(Page.RECORDS.opensFor(auditor)).isFalse();
        assertThat(Page.RECORD.opensFor(auditor)).isFalse();
        assertThat(Page.RUNS.opensFor(auditor)).isTrue();
    }

    @Test
    void anAddressIsFoundWithAndWithoutItsExtension() {
        assertThat(Page.at("/runs")).contains(Page.RUNS);
        assertThat(Page.at("/runs.xhtml")).contains(Page.RUNS);
        assertThat(Page.at("/")).contains(Page.INDEX);
        assertThat(Page.at("/WEB-INF/templates/page.xhtml")).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleFindsAWayIn(Role role) {
        Caller caller = new Caller("eve", role.permissions(), "");

        assertThat(Page.INDEX.opensFor(caller)).isTrue();
        assertThat(Page.ACCOUNT.opensFor(caller)).isTrue();
        assertThat(Stream.of(Page.values()).allMatch(page -> page.opensFor(caller)))
                .isEqualTo(role == Role.ADMINISTRATOR);
    }

    @Test
    void whoMayDoNothingOpensOnlyTheirOwnAccount() {
        Caller nobody = new Caller("eve", Set.of(), "");

        assertThat(Stream.of(Page.values()).filter(page -> !page.isOpen() && page.opensFor(nobody)))
                .containsExactlyInAnyOrder(Page.ACCOUNT, Page.TOKENS);
    }
}
