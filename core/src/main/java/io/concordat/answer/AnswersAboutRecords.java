package io.concordat.answer;

import io.concordat.canonical.HubObject;
import io.concordat.hub.PersonalDataKeeper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Answers that are kept for a day say what records held. They are sealed, so nobody can tell which of them name a
 * person; when one is erased all that could are given again without their text.
 */
@ApplicationScoped
public class AnswersAboutRecords implements PersonalDataKeeper {

    private static final String FORGET = """
            UPDATE kept_answer
            SET body = ''
            WHERE body <> '' AND (route LIKE '%/profiles%' OR route LIKE '%/accounts%' OR route LIKE '%/leads%'
                OR route LIKE '%/links%' OR route LIKE '%/reviews%' OR route LIKE '%/match/%')
            """;

    @Override
    public void erase(Handle handle, HubObject object, UUID hubId) {
        handle.execute(FORGET);
    }
}
