package io.concordat.connector.salesforce;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.SettingSpec;
import io.concordat.connector.Settings;
import io.concordat.connector.salesforce.budget.Allowances;
import io.concordat.connector.salesforce.read.Reading;
import io.concordat.connector.salesforce.write.Sizes;
import io.concordat.connector.salesforce.write.Writing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a connection that concern its records and what they may cost.
 *
 * @param key the field that holds the hub's id of a record, where an object has it
 * @param token the field that holds the name of the last write, where an object has it
 * @param overlap how long before its cursor a read begins
 * @param settleTime how long after a change a record is not written where the change could be overwritten
 * @param manyRows from how many records on jobs are used
 */
record RecordSettings(
        Optional<String> key,
        Optional<String> token,
        Duration overlap,
        Duration settleTime,
        int manyRows,
        Allowances allowances) {

    static final List<SettingSpec> SPECS = List.of(
            SettingSpec.text(
                    "keyField",
                    "Field for the hub's id",
                    "A unique external id on contacts, accounts and leads; where it is there, no record can be created twice.",
                    "Hub_Id__c"),
            SettingSpec.text(
                    "tokenField",
                    "Field for the last write",
                    "A text of 26 characters; where it is there, the hub knows for certain whether a write has arrived.",
                    "Hub_Op__c"),
            number(
                    "overlapMinutes",
                    "Overlap in minutes",
                    "How far back each read looks, for changes that were saved late. A transaction may last ten minutes.",
                    Reading.USUAL_OVERLAP.toMinutes()),
            number(
                    "settleSeconds",
                    "Settling time in seconds",
                    "How long after somebody's change a record is left alone, where that change must not be overwritten.",
                    Writing.USUAL_SETTLE_TIME.toSeconds()),
            number(
                    "bulkFrom",
                    "Bulk from so many records",
                    "From how many records on the Bulk API is used.",
                    Sizes.USUAL.manyRows()),
            number(
                    "callReserve",
                    "Calls left to others, in per cent",
                    "Share of the organisation's daily API calls that the hub leaves alone.",
                    Allowances.USUAL.reserve()),
            number(
                    "mostCalls",
                    "Most calls of one run",
                    "A run that needs more goes on an hour later; 0 for no limit but the share above.",
                    Allowances.USUAL.mostCalls()));

    private static SettingSpec number(String name, String label, String help, long usual) {
        return new SettingSpec(
                name, label, SettingSpec.Kind.NUMBER, false, false, help, List.of(), Long.toString(usual));
    }

    /** @throws ConnectorException of MISCONFIGURED naming the setting that is wrong */
    static RecordSettings of(Settings settings) {
        return new RecordSettings(
                field(settings, "keyField"),
                field(settings, "tokenField"),
                Duration.ofMinutes(number(settings, "overlapMinutes", Reading.USUAL_OVERLAP.toMinutes(), 10_080)),
                Duration.ofSeconds(number(settings, "settleSeconds", Writing.USUAL_SETTLE_TIME.toSeconds(), 86_400)),
                (int) number(settings, "bulkFrom", Sizes.USUAL.manyRows(), 1_000_000),
                new Allowances(
                        (int) number(settings, "callReserve", Allowances.USUAL.reserve(), 100),
                        number(settings, "mostCalls", Allowances.USUAL.mostCalls(), 100_000_000)));
    }

    private static Optional<String> field(Settings settings, String name) {
        Optional<String> field = settings.find(name).map(String::strip).filter(text -> !text.isEmpty());
        field.filter(text -> !text.matches("[A-Za-z][A-Za-z0-9_]{0,79}")).ifPresent(text -> {
            throw new ConnectorException(
                    Failure.MISCONFIGURED, "the setting \"" + name + "\" is the API name of a field");
        });
        return field;
    }

    private static long number(Settings settings, String name, long usual, long most) {
        String text = settings.find(name).map(String::strip).orElse(Long.toString(usual));
        if (!text.matches("[0-9]{1,9}") || Long.parseLong(text) > most) {
            throw new ConnectorException(
                    Failure.MISCONFIGURED, "the setting \"" + name + "\" is a number from 0 to " + most);
        }
        return Long.parseLong(text);
    }
}
