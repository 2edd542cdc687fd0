package io.concordat.web.api.connection;

import io.concordat.connection.CheckReport;
import io.concordat.connector.Check;
import io.concordat.connector.Organisation;
import java.util.List;
import java.util.Optional;

/** What came of checking a connection, as it travels. */
public record CheckJson(boolean connected, Optional<OrganisationJson> organisation, List<FindingJson> checks) {

    /** Who answered. */
    public record OrganisationJson(String id, String name, String edition, boolean sandbox, String user) {

        static OrganisationJson of(Organisation organisation) {
            return new OrganisationJson(
                    organisation.id(),
                    organisation.name(),
                    organisation.edition(),
                    organisation.sandbox(),
                    organisation.user());
        }
    }

    /** One thing that was looked at. */
    public record FindingJson(String code, boolean ok, String detail, String fix) {

        static FindingJson of(Check check) {
            return new FindingJson(check.code(), check.ok(), check.detail(), check.fix());
        }
    }

    static CheckJson of(CheckReport report) {
        return new CheckJson(
                report.connected(),
                report.organisation().map(OrganisationJson::of),
                report.checks().stream().map(FindingJson::of).toList());
    }
}
