package io.concordat.connector.salesforce.simulator.soap;

import io.concordat.connector.salesforce.simulator.dml.Caller;
import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.dml.LifeCycle;
import io.concordat.connector.salesforce.simulator.dml.LifeCycle.Conversion;
import io.concordat.connector.salesforce.simulator.dml.Refusal;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.RecordId;
import io.concordat.connector.salesforce.simulator.org.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Conversions, merges and undeletions, as SOAP asks for them. */
final class SoapActions {

    private final Org org;
    private final LifeCycle lifeCycle;

    SoapActions(Org org, Dml dml) {
        this.org = org;
        this.lifeCycle = new LifeCycle(org, dml);
    }

    String convert(Caller caller, Element call) {
        StringBuilder results = new StringBuilder("<convertLeadResponse>");
        for (Element lead : Xml.children(call)) {
            boolean opportunity = !Xml.text(lead, "doNotCreateOpportunity").equals("true");
            Conversion made = lifeCycle.convert(
                    caller,
                    required(Xml.text(lead, "leadId")),
                    optional(Xml.text(lead, "accountId")),
                    optional(Xml.text(lead, "contactId")),
                    opportunity);
            results.append("<result><accountId>").append(made.accountId()).append("</accountId><contactId>");
            results.append(made.contactId()).append("</contactId><leadId>").append(Xml.text(lead, "leadId"));
            results.append("</leadId><opportunityId>").append(made.opportunityId());
            results.append("</opportunityId><success>true</success></result>");
        }
        return results.append("</convertLeadResponse>").toString();
    }

    String merge(Caller caller, Element call) {
        StringBuilder results = new StringBuilder("<mergeResponse>");
        for (Element request : Xml.children(call)) {
            Element master = Xml.child(request, "masterRecord").orElse(request);
            Row winner = required(Xml.text(master, "Id"));
            List<Row> losers = new ArrayList<>();
            for (Element child : Xml.children(request)) {
                if (child.getLocalName().equals("recordToMergeIds")) {
                    losers.add(required(child.getTextContent().strip()));
                }
            }
            lifeCycle.merge(caller, winner, losers);
            results.append("<result><id>").append(winner.id()).append("</id>");
            losers.forEach(loser ->
                    results.append("<mergedRecordIds>").append(loser.id()).append("</mergedRecordIds>"));
            results.append("<success>true</success></result>");
        }
        return results.append("</mergeResponse>").toString();
    }

    String undelete(Caller caller, Element call) {
        StringBuilder results = new StringBuilder("<undeleteResponse>");
        for (Element id : Xml.children(call)) {
            Row row = required(id.getTextContent().strip());
            lifeCycle.undelete(caller, row);
            results.append("<result><id>").append(row.id()).append("</id><success>true</success></result>");
        }
        return results.append("</undeleteResponse>").toString();
    }

    private Row required(String id) {
        return optional(id).orElseThrow(() -> Refusal.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
    }

    private Optional<Row> optional(String id) {
        return id.isEmpty() ? Optional.empty() : RecordId.parse(id).flatMap(org::find);
    }
}
