package io.concordat.hub;

import static io.concordat.canonical.HubObject.PROFILES;
import static io.concordat.hub.Imported.GRACE;
import static io.concordat.hub.Imported.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What is remembered of an import is there if anything of it is, and once. */
class ImportEntriesTest {

    @OnBothDatabases
    void anImportIsToldOnceTogetherWithItsFirstLines(Database database) {
        StringBuilder file = new StringBuilder("externalKey,firstName\n");
        for (int line = 0; line < 2_500; line++) {
            file.append("P-").append(line).append(",Ada\n");
        }
        List<String> told = new ArrayList<>();

        watched(database, file.toString(), (soFar, more) -> told.add(soFar.described(more)));
        watched(database, "externalKey,firstName\nP-1,Grace\n", (soFar, more) -> told.add(soFar.described(more)));
        watched(database, "externalKey,firstName\n,Nobody\n", (soFar, more) -> told.add(soFar.described(more)));

        assertThat(told)
                .containsExactly(
                        "first lines: 1000 created, 0 updated, 0 rejected",
                        "0 created, 1 updated, 0 rejected",
                        "0 created, 0 updated, 1 rejected");
    }

    @OnBothDatabases
    void whatCannotBeRememberedIsNotImported(Database database) {
        assertThatThrownBy(() -> watched(database, "externalKey,firstName\nP-1,Ada\n", (soFar, more) -> {
                    throw new IllegalStateException("the log cannot be written");
                }))
                .hasMessage("the log cannot be written");

        assertThat(records(database).count(PROFILES)).isZero();
    }

    private static void watched(Database database, String file, BiConsumer<ImportReport, Boolean> told) {
        new Imports(database, Ids.system(), Clock.systemUTC())
                .run(
                        PROFILES,
                        ImportFormat.CSV,
                        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                        GRACE,
                        new ImportWatch() {
                            @Override
                            public void reached(long lines) {}

                            @Override
                            public void begun(ImportReport soFar, boolean more) {
                                told.accept(soFar, more);
                            }
                        });
    }
}
