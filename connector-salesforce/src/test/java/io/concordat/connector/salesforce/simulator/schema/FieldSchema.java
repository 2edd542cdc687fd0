package io.concordat.connector.salesforce.simulator.schema;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One field of an object.
 *
 * @param index its place in the values of a row
 * @param length in characters, of text; 18 of ids; 0 of others
 * @param precision digits in all, of numbers
 * @param scale digits behind the point, of numbers
 * @param referenceTo the objects that a reference may point to
 * @param relationship the name of the parent in a path; "" for none
 * @param children the name of the rows of this object in a subquery of the parent; "" for none
 * @param picklist the active values
 * @param compound the field that this one is a part of; "" for none
 * @param initial what a row gets that does not say; "" for nothing
 */
public record FieldSchema(
        int index,
        String name,
        String label,
        FieldType type,
        int length,
        int precision,
        int scale,
        Set<Trait> traits,
        List<String> referenceTo,
        String relationship,
        String children,
        List<String> picklist,
        String compound,
        String initial) {

    /** Fields that field-level security cannot hide, whatever they are. */
    private static final Set<String> ALWAYS_READABLE = Set.of(
            "Id",
            "IsDeleted",
            "CreatedDate",
            "CreatedById",
            "LastModifiedDate",
            "LastModifiedById",
            "SystemModstamp",
            "OwnerId",
            "MasterRecordId",
            "RecordTypeId",
            "LastViewedDate",
            "LastReferencedDate",
            "LastActivityDate",
            "PhotoUrl",
            "IsConverted",
            "IsUnreadByOwner",
            "ConvertedDate",
            "ConvertedAccountId",
            "ConvertedContactId",
            "ConvertedOpportunityId",
            "IsPersonAccount");

    public FieldSchema {
        traits = Set.copyOf(traits);
        referenceTo = List.copyOf(referenceTo);
        picklist = List.copyOf(picklist);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether one must give a value when one creates a row. */
    public boolean isRequired() {
        return is(Trait.CREATEABLE) && !is(Trait.NILLABLE) && !is(Trait.DEFAULTED);
    }

    /** Whether field-level security can hide it: not system fields, and not those that every row must have. */
    public boolean isPermissionable() {
        boolean choosable = is(Trait.NILLABLE) || (type == FieldType.BOOLEAN && is(Trait.CREATEABLE));
        return choosable && !ALWAYS_READABLE.contains(name) && !isNamePart();
    }

    private boolean isNamePart() {
        return compound.equals("Name") || name.equals("Name");
    }

    /** Whether rows can be found by it in an upsert. */
    public boolean isKey() {
        return is(Trait.EXTERNAL_ID) || is(Trait.ID_LOOKUP);
    }

    /** Text that is too long to be filtered or sorted by. */
    public boolean isLongText() {
        return type == FieldType.TEXTAREA && length > 255;
    }

    /** Whether two values that differ in their capital letters are two values for a query. */
    public boolean isCaseSensitive() {
        return is(Trait.UNIQUE) && is(Trait.CASE_SENSITIVE);
    }

    /** Whether an upsert tells capital letters apart: only "unique, ABC and abc are duplicates" does not. */
    public boolean upsertTellsCase() {
        return is(Trait.EXTERNAL_ID) && (!is(Trait.UNIQUE) || is(Trait.CASE_SENSITIVE));
    }

    public FieldSchema with(Trait trait, boolean yes) {
        Set<Trait> changed = EnumSet.noneOf(Trait.class);
        changed.addAll(traits);
        if (yes) {
            changed.add(trait);
        } else {
            changed.remove(trait);
        }
        return new FieldSchema(
                index,
                name,
                label,
                type,
                length,
                precision,
                scale,
                changed,
                referenceTo,
                relationship,
                children,
                picklist,
                compound,
                initial);
    }

    public FieldSchema withPicklist(List<String> values) {
        return new FieldSchema(
                index,
                name,
                label,
                type,
                length,
                precision,
                scale,
                traits,
                referenceTo,
                relationship,
                children,
                values,
                compound,
                initial);
    }

    public FieldSchema withLength(int characters) {
        return new FieldSchema(
                index,
                name,
                label,
                type,
                characters,
                precision,
                scale,
                traits,
                referenceTo,
                relationship,
                children,
                picklist,
                compound,
                initial);
    }
}
