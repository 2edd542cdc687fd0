package io.concordat.ear;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** The layout beside Payara Micro, with a partner's jar dropped into its libraries, on a real Payara Micro. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EmbeddedLayoutIT implements PartnerContract {

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive layout() {
        return ShrinkWrap.create(ExplodedImporter.class, "ROOT.war")
                .importDirectory(Path.of(System.getProperty("layout")).toFile())
                .as(WebArchive.class)
                .addAsLibrary(PartnerJar.build());
    }

    @Override
    public PartnerClient partner() throws URISyntaxException {
        return new PartnerClient(application.toURI());
    }
}
