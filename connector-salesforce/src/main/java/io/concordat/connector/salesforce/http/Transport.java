package io.concordat.connector.salesforce.http;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.http.ApiRequest.Content;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLHandshakeException;

/**
 * Sends requests and gives answers back as they come. One for the whole connector, for all threads. Follows no
 * redirects, keeps no cookies, checks certificates, and goes nowhere that {@link Egress} refuses.
 *
 * <p>What is received is handed over by the thread that receives it: nothing that is done with it there can wait, and
 * another thread in between costs more than the work.
 */
public final class Transport {

    private static final Duration CONNECTING = Duration.ofSeconds(15);
    private static final int WORTH_PACKING = 1024;
    private static final int NEVER = Integer.MAX_VALUE;

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Egress egress;
    private final Duration longest;
    private final int worthPacking;
    private final HttpClient http;

    public Transport(Egress egress) {
        this(egress, LONGEST);
    }

    /** @param longest bounds every request, whatever it says itself */
    public Transport(Egress egress, Duration longest) {
        this(egress, longest, WORTH_PACKING);
    }

    private Transport(Egress egress, Duration longest, int worthPacking) {
        this.egress = egress;
        this.longest = longest;
        this.worthPacking = worthPacking;
        this.http = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECTING)
                .executor(Runnable::run)
                .build();
    }

    /** One that packs nothing it sends, for a line so fast that packing takes longer than sending. */
    public static Transport unpacked(Egress egress) {
        return new Transport(egress, LONGEST, NEVER);
    }

    public Egress egress() {
        return egress;
    }

    /**
     * Sends a request; whatever the status, it is the answer.
     *
     * @param more headers besides the request's own
     * @throws ConnectorException of UNREACHABLE if nothing was sent, or the answer to a harmless request is lost; of
     *     OUTCOME_UNKNOWN if the answer to any other is lost; of MISCONFIGURED if it may not be sent there
     */
    public ApiAnswer send(URI target, ApiRequest request, Map<String, String> more) {
        egress.check(target);
        return inTime(target, request.deadline().compareTo(longest) > 0 ? request.within(longest) : request, more);
    }

    private ApiAnswer inTime(URI target, ApiRequest request, Map<String, String> more) {
        long start = System.nanoTime();
        HttpRequest built = build(target, request, more);
        try {
            HttpResponse<InputStream> answer = http.send(built, head -> new ArrivingBody());
            Duration left = request.deadline().minusNanos(System.nanoTime() - start);
            boolean packed = answer.headers()
                    .firstValue("Content-Encoding")
                    .filter(encoding -> encoding.toLowerCase(Locale.ROOT).contains("gzip"))
                    .isPresent();
            return new ApiAnswer(
                    answer.statusCode(), answer.headers(), new BodyStream(answer.body(), packed, request, left));
        } catch (IOException failed) {
            throw failed(target, request, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Lost.of(request, false, interrupted);
        }
    }

    private HttpRequest build(URI target, ApiRequest request, Map<String, String> more) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(target)
                .timeout(request.deadline())
                .header("Accept-Encoding", "gzip")
                .method(request.method(), body(request));
        if (!request.headers().containsKey("Accept")) {
            builder.header("Accept", "application/json");
        }
        contentHeaders(builder, request.content());
        request.headers().forEach(builder::setHeader);
        more.forEach(builder::setHeader);
        return builder.build();
    }

    private void contentHeaders(HttpRequest.Builder builder, Content content) {
        if (content instanceof Content.Bytes bytes) {
            builder.header("Content-Type", bytes.type());
            if (isPacked(bytes)) {
                builder.header("Content-Encoding", "gzip");
            }
        } else if (content instanceof Content.Stored stored) {
            builder.header("Content-Type", stored.type());
            if (stored.gzipped()) {
                builder.header("Content-Encoding", "gzip");
            }
        }
    }

    private boolean isPacked(Content.Bytes bytes) {
        return bytes.bytes().length >= worthPacking;
    }

    private BodyPublisher body(ApiRequest request) {
        if (request.content() instanceof Content.Bytes bytes) {
            return BodyPublishers.ofByteArray(isPacked(bytes) ? packed(bytes.bytes()) : bytes.bytes());
        }
        if (request.content() instanceof Content.Stored stored) {
            try {
                return BodyPublishers.ofFile(stored.file());
            } catch (FileNotFoundException gone) {
                throw new UncheckedIOException(gone);
            }
        }
        return BodyPublishers.noBody();
    }

    private static byte[] packed(byte[] plain) {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (GZIPOutputStream packing = new Packing(buffer)) {
            packing.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return buffer.toByteArray();
    }

    /** Packs fast: rows repeat themselves so much that the thorough ways gain little. */
    private static final class Packing extends GZIPOutputStream {

        Packing(OutputStream into) throws IOException {
            super(into, 1 << 13);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** What could not be connected was not sent, so nothing was executed. */
    private static ConnectorException failed(URI target, ApiRequest request, IOException cause) {
        if (cause instanceof HttpConnectTimeoutException
                || cause instanceof ConnectException
                || cause.getCause() instanceof UnresolvedAddressException) {
            return new ConnectorException(
                    Failure.UNREACHABLE,
                    target.getHost()
                            + " cannot be reached; see that it is spelled right, that Salesforce is up, and that"
                            + " this server may connect to it",
                    cause);
        }
        if (cause instanceof SSLHandshakeException) {
            return new ConnectorException(
                    Failure.UNREACHABLE,
                    target.getHost() + " does not prove to be who it is (TLS); look for a proxy in between, and at the"
                            + " server's trusted certificates",
                    cause);
        }
        return Lost.of(request, cause instanceof HttpTimeoutException, cause);
    }
}
