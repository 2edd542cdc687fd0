package io.concordat.ear;

import io.concordat.partner.PartnerConnector;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** The partner's jar, as a partner would hand it over. */
final class PartnerJar {

    static final String NAME = "connector-partner.jar";

    private PartnerJar() {}

    static JavaArchive build() {
        return ShrinkWrap.create(JavaArchive.class, NAME)
                .addPackage(PartnerConnector.class.getPackage())
                .addAsManifestResource("partner/beans.xml", "beans.xml")
                .addAsManifestResource("partner/persistence.xml", "persistence.xml");
    }
}
