package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import java.util.Optional;
import java.util.UUID;

/** An undo that was asked for one line or one field takes no more back, whichever process plans it in the end. */
class UndoScopesTest {

    private final Ids ids = Ids.system();

    @OnBothDatabases
    void aScopeIsKeptForTheProcessThatPlans(Database database) {
        UUID line = ids.next();
        UUID field = ids.next();
        UUID both = ids.next();
        UndoScope oneLine = new UndoScope(Optional.of(ids.next()), Optional.empty());
        UndoScope oneField = new UndoScope(Optional.empty(), Optional.of("title"));
        UndoScope fieldOfLine = new UndoScope(Optional.of(ids.next()), Optional.of("title"));
        UndoScopes asked = new UndoScopes(database);
        asked.keep(line, oneLine);
        asked.keep(field, oneField);
        asked.keep(both, fieldOfLine);

        UndoScopes later = new UndoScopes(database);

        assertThat(later.of(line)).isEqualTo(oneLine);
        assertThat(later.of(field)).isEqualTo(oneField);
        assertThat(later.of(both)).isEqualTo(fieldOfLine);
    }

    @OnBothDatabases
    void withoutAWordARunIsTakenBackWhole(Database database) {
        UUID run = ids.next();
        UndoScopes scopes = new UndoScopes(database);
        scopes.keep(run, UndoScope.EVERYTHING);

        assertThat(scopes.of(run)).isEqualTo(UndoScope.EVERYTHING);
    }
}
