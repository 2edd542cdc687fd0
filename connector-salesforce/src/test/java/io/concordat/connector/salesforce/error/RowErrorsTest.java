package io.concordat.connector.salesforce.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.salesforce.http.ApiError;
import io.concordat.connector.salesforce.http.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every refusal has a cause, and something to do about it. */
class RowErrorsTest {

    private static final RemoteWrite UPDATE =
            new RemoteWrite.Update("t", "003000000000001AAA", "", Map.of("LastName", "Lee"));
    private static final RemoteWrite CREATE = new RemoteWrite.Create("t", "hub-1", Map.of("LastName", "Lee"));

    private final RowErrors errors = new RowErrors(Optional.of("Hub_Id__c"));

    @Test
    void everyFamilySaysWhatToDoAndNoCodeIsInTwo() {
        assertThat(Family.values())
                .allSatisfy(family -> assertThat(family.fix()).isNotBlank());
        assertThat(Arrays.stream(Family.values()).flatMap(family -> family.codes().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aTextThatIsTooLongIsRefusedWithTheLimitThatSalesforceNames() {
        WriteOutcome outcome = errors.outcome(
                UPDATE, error("STRING_TOO_LONG", "Last Name: data value too large: X (max length=80)", "LastName"));

        assertThat(outcome).isInstanceOfSatisfying(WriteOutcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("VALUE_TOO_LONG");
            assertThat(refused.message()).contains("max length=80").contains("LastName");
            assertThat(refused.fix()).contains("shorten");
        });
    }

    @Test
    void aLockedRowIsBusy() {
        assertThat(errors.outcome(UPDATE, error("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access")))
                .isInstanceOf(WriteOutcome.Busy.class);
    }

    @Test
    void aDeletedOrConvertedRecordIsGone() {
        assertThat(errors.outcome(UPDATE, error("ENTITY_IS_DELETED", "entity is deleted")))
                .isInstanceOf(WriteOutcome.Gone.class);
        assertThat(errors.outcome(UPDATE, error("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead")))
                .isInstanceOf(WriteOutcome.Gone.class);
        assertThat(errors.outcome(UPDATE, error("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id")))
                .isInstanceOf(WriteOutcome.Gone.class);
    }

    @Test
    void aMissingParentIsNotAMissingRecord() {
        assertThat(errors.outcome(CREATE, error("INVALID_CROSS_REFERENCE_KEY", "invalid id", "AccountId")))
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("PARENT_MISSING"));
    }

    @Test
    void theHubsOwnKeyOnAnotherRecordMeansThatItIsThereAlready() {
        String message = "duplicate value found: Hub_Id__c duplicates value on record with id: 003000000000001";

        assertThat(errors.outcome(CREATE, error("DUPLICATE_VALUE", message)))
                .isEqualTo(new WriteOutcome.Exists("003000000000001AAA"));
    }

    @Test
    void anotherUniqueFieldIsAPersonsBusiness() {
        String message = "duplicate value found: Number__c duplicates value on record with id: 003000000000001";

        assertThat(errors.outcome(CREATE, error("DUPLICATE_VALUE", message)))
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("DUPLICATE"));
    }

    @Test
    void aCodeThatNobodyKnowsIsToldAsItIs() {
        assertThat(errors.outcome(UPDATE, error("BRAND_NEW_CODE", "something")))
                .isInstanceOfSatisfying(WriteOutcome.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("REFUSED");
                    assertThat(refused.message()).contains("BRAND_NEW_CODE").contains("something");
                });
        assertThat(errors.outcome(UPDATE, List.of())).isInstanceOf(WriteOutcome.Refused.class);
    }

    private static List<ApiError> error(String code, String message, String... fields) {
        return List.of(new ApiError(code, message, List.of(fields), Json.object()));
    }
}
