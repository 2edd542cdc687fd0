package io.concordat.ear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Documents and objects of other kinds are read by no route, and nobody whom they name is called. */
@ExtendWith(SharedHub.class)
class ForeignFormatsIT {

    private static final Path ROUTES = Path.of("../webapp/src/test/resources/io/concordat/web/api/openapi/routes.csv");
    private static final String NO_SUCH_ID = "019a0000-0000-7000-8000-000000000000";

    /** Reads nothing whatever is sent. */
    private static final Set<String> NO_BODY = Set.of("system/support-bundle");

    private final DefendedHub hub;
    private final RestClient admin;
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpServer canary;

    ForeignFormatsIT(DefendedHub hub) throws Exception {
        this.hub = hub;
        this.admin = hub.of("ADMINISTRATOR");
        this.canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        canary.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.close();
        });
        canary.start();
    }

    @AfterEach
    void nobodyCalled() {
        canary.stop(0);
        assertThat(calls).hasValue(0);
    }

    @Test
    void noKindOfXmlIsRead() throws Exception {
        List<String> read = new ArrayList<>();
        for (Map.Entry<String, String> document : documents().entrySet()) {
            for (String type : List.of("application/xml", "text/xml", "application/soap+xml", "application/xslt+xml")) {
                refused(document.getKey() + " as " + type, document.getValue().getBytes(UTF_8), type, read);
            }
        }
        assertThat(read).isEmpty();
    }

    private Map<String, String> documents() {
        String away = "http://127.0.0.1:" + canary.getAddress().getPort() + "/x";
        StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
        for (int level = 1; level < 30; level++) {
            laughs.append("<!ENTITY a%d \"%s\">".formatted(level, ("&a" + (level - 1) + ";").repeat(10)));
        }
        return new TreeMap<>(Map.of(
                "an external entity",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + away + "\">]><a>&e;</a>",
                "a file",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
                "a parameter entity",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"" + away + "\"> %p;]><a/>",
                "an external subset",
                "<!DOCTYPE a SYSTEM \"" + away + "\"><a/>",
                "a billion laughs",
                laughs + "]><a>&a29;</a>",
                "an inclusion",
                "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + away + "\"/></a>",
                "a stylesheet",
                "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:import href=\""
                        + away + "\"/></xsl:stylesheet>",
                "a schema",
                "<a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"" + away
                        + "\"/>"));
    }

    @Test
    void noKindOfSerialisedObjectIsRead() throws Exception {
        List<String> read = new ArrayList<>();
        for (Map.Entry<String, byte[]> object : objects().entrySet()) {
            for (String type :
                    List.of("application/x-java-serialized-object", "application/octet-stream", "application/json")) {
                refused(object.getKey() + " as " + type, object.getValue(), type, read);
            }
            String text = Base64.getEncoder().encodeToString(object.getValue());
            refused(object.getKey() + " as text", ("\"" + text + "\"").getBytes(UTF_8), "application/json", read);
            assertThat(hub.visitor()
                            .get("/sign-in", "Cookie", "concordat=" + text)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(read).isEmpty();
    }

    /** Objects that do something when they are read, were they read. */
    private Map<String, byte[]> objects() throws IOException {
        Map<Object, Object> resolving = new HashMap<>();
        resolving.put(
                URI.create("http://127.0.0.1:" + canary.getAddress().getPort() + "/")
                        .toURL(),
                "x");
        Map<String, byte[]> objects = new TreeMap<>();
        objects.put("an address", serialised((Serializable) resolving));
        objects.put("nested sets", serialised(nested(20)));
        objects.put("a large array", new byte[] {
            (byte) 0xAC,
            (byte) 0xED,
            0,
            5,
            'u',
            'r',
            0,
            2,
            '[',
            'B',
            (byte) 0xAC,
            (byte) 0xF3,
            0x17,
            (byte) 0xF8,
            6,
            8,
            'T',
            (byte) 0xE0,
            2,
            0,
            0,
            'x',
            'p',
            0x7F,
            (byte) 0xFF,
            (byte) 0xFF,
            (byte) 0xF0
        });
        return objects;
    }

    private static Serializable nested(int depth) {
        HashMap<Object, Object> one = new HashMap<>();
        one.put("end", depth == 0 ? "" : nested(depth - 1));
        return one;
    }

    private static byte[] serialised(Serializable object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    /** By every route that reads anything at all. */
    private void refused(String what, byte[] body, String type, List<String> read) throws Exception {
        for (String line : Files.readAllLines(ROUTES)) {
            String[] parts = line.split(",", 3);
            String path = parts[1].replaceFirst("^/api/v1/", "").replaceAll("\\{[^}]*}", NO_SUCH_ID);
            if (List.of("POST", "PUT", "PATCH").contains(parts[0]) && !NO_BODY.contains(path)) {
                Watch watch = new Watch();
                int status = admin.send(parts[0], path, BodyPublishers.ofByteArray(body), "Content-Type", type)
                        .status();
                boolean slow = watch.isLong();
                if (!List.of(400, 403, 404, 409, 415).contains(status) || slow) {
                    read.add(parts[0] + " " + path + ": " + what + " " + status + (slow ? ", slowly" : ""));
                }
            }
        }
    }
}
