package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;

/** A parent named by an external id instead of its record id. */
public record ParentKey(ObjectSchema parent, FieldSchema key, String value) {}
