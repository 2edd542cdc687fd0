package io.concordat.ear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.ear.RestClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that are something else than they say, or too much of it: nothing is unpacked, kept, or taken for a record. */
@ExtendWith(SharedHub.class)
class HostileFilesIT {

    private static final int MEGABYTE = 1 << 20;
    private static final String SLIPPED = "concordat-slipped";

    private final DefendedHub hub;
    private final RestClient admin;

    HostileFilesIT(DefendedHub hub) throws Exception {
        this.hub = hub;
        this.admin = hub.of("ADMINISTRATOR");
    }

    @Test
    void nothingIsUnpackedOrTakenForARecordFromAnImport() throws Exception {
        long before = profiles();

        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            for (String type : List.of("text/csv", "application/x-ndjson")) {
                Answer answer = admin.send(
                        "POST", "profiles/import", BodyPublishers.ofByteArray(file.getValue()), "Content-Type", type);
                assertThat(answer.status())
                        .as("%s as %s: %s", file.getKey(), type, answer)
                        .isIn(200, 400, 413, 415);
                assertThat(answer.response().body()).doesNotContain("unexpected");
            }
        }

        assertThat(profiles()).isEqualTo(before);
        assertThat(Path.of("/tmp", SLIPPED)).doesNotExist();
        assertThat(hub.data().resolve(SLIPPED)).doesNotExist();
    }

    @Test
    void nothingIsLeftOfAFileThatThePageWasGiven() throws Exception {
        long before = profiles();
        Set<Path> there = leftovers();
        Visitor browser = hub.adminInABrowser();

        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Visitor.Form form = Visitor.form(browser.get("/import"), "form");
            Map<String, String> fields = form.pressed("start", Map.of("object", "profiles", "format", "CSV"));
            assertThat(browser.upload(form.action(), fields, "../../" + SLIPPED + ".csv", file.getValue())
                            .statusCode())
                    .as(file.getKey())
                    .isIn(200, 302, 400);
            waitUntilNothingIsLeftBut(there);
        }

        assertThat(profiles()).isEqualTo(before);
        try (Stream<Path> kept = Files.walk(hub.data())) {
            assertThat(kept.filter(path -> path.toString().contains(SLIPPED))).isEmpty();
        }
    }

    @Test
    void aFileLargerThanAPageTakesIsRefusedUnreadWithTheOtherWay() throws Exception {
        Set<Path> there = leftovers();
        Visitor browser = hub.adminInABrowser();

        HttpResponse<String> refused = uploaded(browser, table(21 * MEGABYTE));

        assertThat(uploaded(browser, table(20 * MEGABYTE + 1)).body()).contains("20 MB that a page takes");
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(refused.headers().firstValue("Location").orElse("")).endsWith("/too-large");
        assertThat(browser.get("/too-large").body()).contains("20 MB").contains("/api/v1/profiles/import");
        assertThat(leftovers()).isEqualTo(there);
    }

    @Test
    void aFileAsLargeAsAPageTakesIsTakenAndALargerOneGoesThroughTheRestApi() throws Exception {
        HttpResponse<String> taken = uploaded(hub.adminInABrowser(), table(20 * MEGABYTE));
        Answer streamed = admin.send(
                "POST",
                "profiles/import",
                BodyPublishers.ofByteArray(table(25 * MEGABYTE)),
                "Content-Type",
                "text/csv");

        assertThat(taken.statusCode()).isEqualTo(302);
        assertThat(taken.headers().firstValue("Location").orElse("")).contains("job=");
        assertThat(streamed.status()).as("%s", streamed).isEqualTo(200);
        assertThat(streamed.json().path("rejectedLines").asLong()).isPositive();
    }

    private static HttpResponse<String> uploaded(Visitor browser, byte[] file) throws Exception {
        Visitor.Form form = Visitor.form(browser.get("/import"), "form");
        Map<String, String> fields = form.pressed("start", Map.of("object", "profiles", "format", "CSV"));
        return browser.upload(form.action(), fields, "records.csv", file);
    }

    /** A table of so many bytes whose lines are all rejected: their keys are blank. */
    private static byte[] table(int length) {
        byte[] line = ("," + "x".repeat(10_000) + "\n").getBytes(UTF_8);
        byte[] table = new byte[length];
        Arrays.fill(table, (byte) '\n');
        byte[] head = "externalKey,lastName\n".getBytes(UTF_8);
        System.arraycopy(head, 0, table, 0, head.length);
        for (int at = head.length; at + line.length <= length; at += line.length) {
            System.arraycopy(line, 0, table, at, line.length);
        }
        return table;
    }

    /** Parts of uploads, and the files of imports that are under way. */
    private static void waitUntilNothingIsLeftBut(Set<Path> there) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!there.containsAll(leftovers()) && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(there).containsAll(leftovers());
    }

    private static Set<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("concordat-import"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void aLineWithoutAnEndIsRefusedAndNotKept() throws Exception {
        AtomicLong sent = new AtomicLong();
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream("externalKey,lastName\nx,".getBytes(UTF_8)), letters(2048L * MEGABYTE, sent));

        Answer answer = admin.send(
                "POST", "profiles/import", BodyPublishers.ofInputStream(() -> endless), "Content-Type", "text/csv");

        assertThat(answer.status()).as("%s", answer).isIn(200, 400, 413);
        assertThat(answer.response().body()).doesNotContain("\"created\":1");
        assertThat(admin.get("me").status()).isEqualTo(200);
    }

    @Test
    void whoeverSendsTooSlowlyIsNotWaitedForWithoutEnd() throws Exception {
        URI address = hub.server().address();
        try (Socket slow = new Socket(address.getHost(), address.getPort())) {
            slow.setSoTimeout((int) Duration.ofMinutes(2).toMillis());
            String pair = Base64.getEncoder().encodeToString(("ada:" + DefendedHub.PASSWORD).getBytes(UTF_8));
            slow.getOutputStream()
                    .write("""
                    POST /api/v1/profiles HTTP/1.1
                    Host: localhost
                    Connection: close
                    Authorization: Basic %s
                    Content-Type: application/json
                    Content-Length: 1000

                    {""".formatted(pair).replace("\n", "\r\n").getBytes(UTF_8));
            slow.getOutputStream().flush();

            assertThat(new String(slow.getInputStream().readAllBytes(), UTF_8)).startsWith("HTTP/1.1 408");
        }
    }

    private long profiles() throws Exception {
        return admin.get("profiles?limit=1").json().path("total").asLong();
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] record = "externalKey,lastName\nhostile1,Packed\n".getBytes(UTF_8);
        byte[] zeros = new byte[200 * MEGABYTE];
        files.put("a table in an archive", zip(Map.of("contacts.csv", record)));
        files.put("an archive of archives", zip(Map.of("1.zip", zip(Map.of("2.zip", zip(Map.of("c.csv", record)))))));
        files.put("an archive that is large unpacked", zip(Map.of("zeros.csv", zeros)));
        files.put(
                "an archive with a way out",
                zip(Map.of("../../../../tmp/" + SLIPPED, record, "/tmp/" + SLIPPED, record)));
        files.put("packed once", gzip(record));
        files.put("packed, and large", gzip(zeros));
        files.put("a document and an archive", joined("%PDF-1.7\n".getBytes(UTF_8), zip(Map.of("a.csv", record))));
        files.put("a page", "<!doctype html><script>alert(1)</script>".getBytes(UTF_8));
        files.put("a picture with entities", """
                <?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>
                <svg xmlns="http://www.w3.org/2000/svg"><text>&e;</text></svg>
                """.getBytes(UTF_8));
        files.put("a serialised object", joined(new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5}, record));
        files.put(
                "a cell that is too large", ("externalKey,lastName\nhostile2," + "x".repeat(200_000)).getBytes(UTF_8));
        byte[] noise = new byte[100_000];
        new Random(15).nextBytes(noise);
        files.put("noise", noise);
        return files;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(one);
        bytes.writeBytes(other);
        return bytes.toByteArray();
    }

    private static InputStream letters(long length, AtomicLong sent) {
        return new InputStream() {
            @Override
            public int read() {
                return sent.incrementAndGet() > length ? -1 : 'x';
            }

            @Override
            public int read(byte[] into, int from, int count) {
                Arrays.fill(into, from, from + count, (byte) 'x');
                return sent.addAndGet(count) > length ? -1 : count;
            }
        };
    }
}
