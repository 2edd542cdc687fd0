package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.error.RowError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What administrators and tests add to the rules of the house. */
public final class Rules {

    private final List<ValidationRule> validations = new CopyOnWriteArrayList<>();
    private final List<DuplicateRule> duplicates = new CopyOnWriteArrayList<>();
    private final List<RowFault> faults = new CopyOnWriteArrayList<>();
    private final Set<String> locked = ConcurrentHashMap.newKeySet();

    public List<ValidationRule> validations() {
        return validations;
    }

    public List<DuplicateRule> duplicates() {
        return duplicates;
    }

    /** The rules that new orgs have: an alert for records that look like another one, when they are made. */
    public void addStandardDuplicateRules() {
        String alert = "Use one of these records?";
        for (String object : List.of("Contact", "Lead")) {
            String name = "Standard_" + object + "_Duplicate_Rule";
            duplicates.add(new DuplicateRule(object, name, List.of("LastName", "Email"), alert, false, false));
        }
        List<String> company = List.of("Name");
        duplicates.add(new DuplicateRule("Account", "Standard_Account_Duplicate_Rule", company, alert, false, false));
    }

    public List<RowFault> faults() {
        return faults;
    }

    /** Records that somebody else is changing at the moment. */
    public Set<String> locked() {
        return locked;
    }

    Optional<RowError> lock(String id) {
        return locked.contains(id)
                ? Optional.of(RowError.of(
                        "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records: " + id))
                : Optional.empty();
    }
}
