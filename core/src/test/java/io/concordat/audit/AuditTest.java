package io.concordat.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The log keeps everything in order, and tells if somebody tampered with it. */
class AuditTest {

    @OnBothDatabases
    void entriesComeBackNewestFirstPageByPage(Database database) {
        Audit audit = withEntries(database, 5);

        List<AuditEntry> first = audit.page(OptionalLong.empty(), 2);
        List<AuditEntry> second = audit.page(OptionalLong.of(first.get(1).number()), 2);

        assertThat(first).extracting(AuditEntry::number).containsExactly(5L, 4L);
        assertThat(second).extracting(AuditEntry::number).containsExactly(3L, 2L);
        assertThat(first.get(0).deed()).isEqualTo(deed(5));
        assertThat(audit.count()).isEqualTo(5);
    }

    @OnBothDatabases
    void whatIsRolledBackWasNotDone(Database database) {
        Audit audit = withEntries(database, 1);

        assertThatThrownBy(() -> database.run(handle -> {
                    audit.record(deed(2));
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(audit.count()).isEqualTo(1);
        assertThat(audit.firstBroken()).isEmpty();
    }

    @OnBothDatabases
    void whatIsDoneTogetherWithItsEntryIsUndoneWithoutIt(Database database) {
        Audit audit = withEntries(database, 1);

        assertThatThrownBy(() -> audit.together(() -> {
                    database.run(handle -> handle.execute("UPDATE audit SET actor = 'nobody' WHERE number = 1"));
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(audit.firstBroken()).isEmpty();
    }

    @OnBothDatabases
    void aWholeChainHoldsOverManyPages(Database database) {
        assertThat(withEntries(database, 2005).firstBroken()).isEmpty();
        assertThat(withEntries(database, 0).firstBroken()).isEmpty();
    }

    @OnBothDatabases
    void aChangedEntryIsFound(Database database) {
        Audit audit = withEntries(database, 5);

        database.run(handle -> handle.execute("UPDATE audit SET actor = 'nobody' WHERE number = 3"));

        assertThat(audit.firstBroken()).hasValue(3);
    }

    @OnBothDatabases
    void aRemovedEntryIsFound(Database database) {
        Audit audit = withEntries(database, 5);

        database.run(handle -> handle.execute("DELETE FROM audit WHERE number = 2"));

        assertThat(audit.firstBroken()).hasValue(2);
    }

    @OnBothDatabases
    void entriesCutOffAtTheEndAreFound(Database database) {
        Audit audit = withEntries(database, 5);

        database.run(handle -> handle.execute("DELETE FROM audit WHERE number > 3"));

        assertThat(audit.firstBroken()).hasValue(4);
    }

    @OnBothDatabases
    void swappedEntriesAreFound(Database database) {
        Audit audit = withEntries(database, 5);

        database.run(handle -> {
            handle.execute("UPDATE audit SET number = 99 WHERE number = 2");
            handle.execute("UPDATE audit SET number = 2 WHERE number = 4");
            handle.execute("UPDATE audit SET number = 4 WHERE number = 99");
        });

        assertThat(audit.firstBroken()).hasValue(2);
    }

    @OnBothDatabases
    void thoseWhoRecordAtTheSameTimeStandInOneChain(Database database) throws Exception {
        Audit audit = withEntries(database, 0);
        ExecutorService people = Executors.newFixedThreadPool(8);

        List<Callable<Integer>> deeds = IntStream.range(0, 40)
                .<Callable<Integer>>mapToObj(number -> () -> {
                    audit.record(deed(number));
                    return number;
                })
                .toList();
        for (Future<Integer> done : people.invokeAll(deeds)) {
            done.get();
        }
        people.shutdown();

        assertThat(audit.count()).isEqualTo(40);
        assertThat(audit.firstBroken()).isEmpty();
    }

    private static Audit withEntries(Database database, int count) {
        Audit audit = new Audit(database, Clock.systemUTC(), Ids.system());
        database.run(handle -> IntStream.rangeClosed(1, count).forEach(number -> audit.record(deed(number))));
        return audit;
    }

    private static Deed deed(int number) {
        return new Deed("ada", "192.0.2.1", "CONNECTION_CHANGED", "connection", "id-" + number, "settings.folder | ü");
    }
}
