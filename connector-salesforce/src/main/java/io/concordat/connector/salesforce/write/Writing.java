package io.concordat.connector.salesforce.write;

import io.concordat.connector.salesforce.budget.Calls;
import io.concordat.connector.salesforce.bulk.Polling;
import io.concordat.connector.salesforce.describe.DescribedField;
import io.concordat.connector.salesforce.describe.Descriptions;
import io.concordat.connector.salesforce.describe.ObjectDescription;
import io.concordat.connector.salesforce.http.ApiRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * What all writing of a session shares.
 *
 * @param key the field for the hub's key; an external id, unique; empty if none is configured
 * @param token the field for the name of the write; empty if none is configured
 * @param settleTime how long after a change a record's time of change cannot be trusted
 */
public record Writing(
        Calls calls,
        Descriptions descriptions,
        Optional<String> key,
        Optional<String> token,
        Duration settleTime,
        Sizes sizes,
        Polling polling) {

    /** Times of change are whole seconds, and a transaction may last ten minutes. */
    public static final Duration USUAL_SETTLE_TIME = Duration.ofMinutes(10);

    /** The key field of an object, where it can do what it is for: no two records with one key. */
    Optional<DescribedField> key(ObjectDescription object) {
        return key.flatMap(object::field)
                .filter(field -> field.field().unique()
                        && field.field().externalId()
                        && field.field().createable());
    }

    /** The token field of an object. */
    Optional<DescribedField> token(ObjectDescription object) {
        return token.flatMap(object::field).filter(field -> field.field().updateable());
    }

    /** Records keep their owners: nobody's assignment rules run for what only is kept in agreement. */
    static ApiRequest quiet(ApiRequest request) {
        return request.header("Sforce-Auto-Assign", "FALSE");
    }
}
