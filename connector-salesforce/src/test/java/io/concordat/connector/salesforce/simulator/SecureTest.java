package io.concordat.connector.salesforce.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class SecureTest {

    @Test
    void the_org_speaks_tls_to_who_trusts_it() throws IOException, InterruptedException {
        SelfSigned certificate = SelfSigned.create();
        SimulatorOptions options = SimulatorOptions.standard().secured(certificate.sockets());
        try (SalesforceSimulator org = SalesforceSimulator.start(options)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(org.baseUrl() + "/services/data"))
                    .build();
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(certificate.trusting()).build();
            assertThat(trusting.send(request, BodyHandlers.ofString()).body()).contains("Spring '26");
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }
}
