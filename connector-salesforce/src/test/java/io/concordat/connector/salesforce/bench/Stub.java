package io.concordat.connector.salesforce.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Answers like Salesforce, always the same and as fast as it can, from memory: what is measured is the client. Contacts
 * cannot be read by jobs here, leads can; so both ways are measured by their objects.
 */
final class Stub {

    static final int ROWS = 200_000;
    private static final int PAGE = 2_000;
    private static final int THREADS = 4;

    private static final Pattern QUESTION = Pattern.compile("\"url\":\"[^\"]+\"");
    private static final Pattern DESCRIBE = Pattern.compile("/sobjects/(\\w+)/describe");
    private static final Pattern RECORD = Pattern.compile("\"[Ii]d\":\"(\\w+)\"");
    private static final Pattern PAGE_NUMBER = Pattern.compile("01g(\\d+)$");
    private static final Pattern MOST_RECORDS = Pattern.compile("maxRecords=(\\d+)");
    private static final Pattern PART_START = Pattern.compile("locator=(\\d+)");

    private final int rows;
    private final String records = records();
    private final Map<Integer, byte[]> parts = new ConcurrentHashMap<>();
    private volatile byte[] written = new byte[0];

    /**
     * Prints its address, and answers until it is killed.
     *
     * @param arguments how many rows there are
     */
    public static void main(String[] arguments) throws IOException {
        System.out.println(start(Integer.parseInt(arguments[0])));
    }

    /** Answers as long as this process lives; tells its address. */
    static String start(int rows) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Stub stub = new Stub(rows);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", stub::answer);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.start();
        return "http://localhost:" + server.getAddress().getPort();
    }

    private Stub(int rows) {
        this.rows = rows;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = read(exchange);
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        if (path.startsWith("/services/oauth2")) {
            json(exchange, 200, token(exchange));
        } else if (path.contains("/jobs/ingest")) {
            ingest(exchange, path, body);
        } else if (path.contains("/jobs/query")) {
            queryJob(exchange, path, query, text(body));
        } else if (path.contains("/query")) {
            page(exchange, path);
        } else if (path.contains("/composite/sobjects")) {
            collection(exchange, text(body));
        } else if (path.endsWith("/composite")) {
            composite(exchange, text(body));
        } else {
            json(exchange, 404, "[{\"errorCode\":\"NOT_FOUND\",\"message\":\"not here\"}]");
        }
    }

    private static byte[] read(HttpExchange exchange) throws IOException {
        try (InputStream in = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody()) {
            return in.readAllBytes();
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String token(HttpExchange exchange) {
        String own = "http://" + exchange.getRequestHeaders().getFirst("Host");
        return "{\"access_token\":\"00D000000000001!stub\",\"instance_url\":\"" + own + "\",\"id\":\"" + own
                + "/id/00D000000000001EAA/005000000000001AAA\",\"token_type\":\"Bearer\",\"issued_at\":\"0\","
                + "\"scope\":\"api\"}";
    }

    private void page(HttpExchange exchange, String path) throws IOException {
        int page = number(PAGE_NUMBER, path, 0);
        boolean last = (page + 1) * PAGE >= rows;
        String next = last ? "" : "\"nextRecordsUrl\":\"/services/data/v60.0/query/01g" + (page + 1) + "\",";
        json(
                exchange,
                200,
                "{\"totalSize\":" + rows + ",\"done\":" + last + "," + next + "\"records\":" + records + "}");
    }

    private static String records() {
        StringBuilder json = new StringBuilder("[");
        for (int number = 0; number < PAGE; number++) {
            json.append(number == 0 ? "" : ",")
                    .append("{\"attributes\":{\"type\":\"Contact\",\"url\":\"/services/data/v66.0/sobjects/Contact/")
                    .append(id(number))
                    .append("\"},\"Id\":\"")
                    .append(id(number))
                    .append("\",\"IsDeleted\":false,\"SystemModstamp\":\"2026-01-02T03:04:05.000+0000\",")
                    .append("\"LastModifiedDate\":\"2026-01-02T03:04:05.000+0000\"");
            for (String field : Rows.FIELDS) {
                json.append(",\"").append(field).append("\":").append(value(field, number));
            }
            json.append('}');
        }
        return json.append(']').toString();
    }

    private static String value(String field, int number) {
        return number % 7 == 0 ? "null" : "\"" + field + " of person " + number + "\"";
    }

    private static String id(int number) {
        return "003%012dAAA".formatted(number);
    }

    private void queryJob(HttpExchange exchange, String path, String query, String body) throws IOException {
        if (path.endsWith("/results")) {
            results(exchange, query);
        } else if (body.contains("FROM Contact")) {
            json(exchange, 400, "[{\"errorCode\":\"INVALIDENTITY\",\"message\":\"not by jobs\"}]");
        } else {
            json(
                    exchange,
                    200,
                    "{\"id\":\"750000000000001AAA\",\"state\":\"JobComplete\",\"numberRecordsProcessed\":" + rows
                            + "}");
        }
    }

    /** In parts of as many rows as the client asks for, or whole. */
    private void results(HttpExchange exchange, String query) throws IOException {
        int size = number(MOST_RECORDS, query, rows);
        int end = number(PART_START, query, 0) + size;
        exchange.getResponseHeaders().set("Sforce-NumberOfRecords", Integer.toString(size));
        exchange.getResponseHeaders().set("Sforce-Locator", end >= rows ? "null" : Integer.toString(end));
        send(exchange, 200, "text/csv", parts.computeIfAbsent(size, Stub::part));
    }

    private static int number(Pattern pattern, String text, int usual) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : usual;
    }

    private static byte[] part(int size) {
        StringBuilder csv = new StringBuilder("\"Id\",\"IsDeleted\",\"SystemModstamp\",\"LastModifiedDate\"");
        Rows.FIELDS.forEach(field -> csv.append(",\"").append(field).append('"'));
        csv.append('\n');
        for (int number = 0; number < size; number++) {
            csv.append('"').append(id(number)).append("\",\"false\",\"2026-01-02T03:04:05.000Z\",");
            csv.append("\"2026-01-02T03:04:05.000Z\"");
            for (String field : Rows.FIELDS) {
                csv.append(',').append(number % 7 == 0 ? "\"\"" : value(field, number));
            }
            csv.append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void collection(HttpExchange exchange, String body) throws IOException {
        String results = RECORD.matcher(body)
                .results()
                .map(record -> "{\"id\":\"" + record.group(1) + "\",\"success\":true,\"errors\":[]}")
                .collect(Collectors.joining(","));
        json(exchange, 200, "[" + results + "]");
    }

    private void ingest(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (path.contains("/successfulResults")) {
            send(exchange, 200, "text/csv", written);
        } else if (path.endsWith("/batches")) {
            written = results(text(body));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        } else if (path.contains("/failedResults") || path.contains("/unprocessedrecords")) {
            send(exchange, 200, "text/csv", "\"sf__Id\",\"sf__Error\"\n".getBytes(StandardCharsets.UTF_8));
        } else {
            String state = exchange.getRequestMethod().equals("GET") ? "JobComplete" : "Open";
            json(
                    exchange,
                    200,
                    "{\"id\":\"750000000000002AAA\",\"object\":\"Contact\",\"operation\":\"update\",\"state\":\""
                            + state + "\",\"numberRecordsProcessed\":1,\"numberRecordsFailed\":0}");
        }
    }

    /** What was sent, each row behind the id that is its first value. */
    private static byte[] results(String sent) {
        StringBuilder csv = new StringBuilder(sent.length() * 3 / 2);
        sent.lines().forEach(line -> {
            String id = line.substring(0, line.indexOf(',')).replace("\"", "");
            String state = id.equals("Id") ? "\"sf__Id\",\"sf__Created\"," : "\"" + id + "\",\"false\",";
            csv.append(state).append(line).append('\n');
        });
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Descriptions of objects; nothing else is there to be asked for. */
    private static void composite(HttpExchange exchange, String body) throws IOException {
        List<String> answers = new ArrayList<>();
        Matcher question = QUESTION.matcher(body);
        while (question.find()) {
            Matcher object = DESCRIBE.matcher(question.group());
            answers.add("{\"referenceId\":\"part" + answers.size()
                    + "\",\"httpStatusCode\":200,\"httpHeaders\":{},\"body\":"
                    + (object.find() ? description(object.group(1)) : "{\"totalSize\":0,\"done\":true,\"records\":[]}")
                    + "}");
        }
        json(exchange, 200, "{\"compositeResponse\":[" + String.join(",", answers) + "]}");
    }

    private static String description(String object) {
        List<String> fields = new ArrayList<>(List.of(
                field("Id", "id", false),
                field("IsDeleted", "boolean", false),
                field("SystemModstamp", "datetime", false),
                field("LastModifiedDate", "datetime", false)));
        Rows.FIELDS.forEach(name -> fields.add(field(name, "string", true)));
        String prefix = object.equals("Lead") ? "00Q" : object.equals("Account") ? "001" : "003";
        return "{\"name\":\"" + object + "\",\"label\":\"" + object + "\",\"keyPrefix\":\"" + prefix
                + "\",\"queryable\":true,\"createable\":true,\"updateable\":true,\"deletable\":true,\"fields\":["
                + String.join(",", fields) + "]}";
    }

    private static String field(String name, String type, boolean writable) {
        return "{\"name\":\"" + name + "\",\"label\":\"" + name + "\",\"type\":\"" + type + "\",\"length\":255,"
                + "\"createable\":" + writable + ",\"updateable\":" + writable
                + ",\"nillable\":true,\"filterable\":true}";
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, "application/json;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Sforce-Limit-Info", "api-usage=1/1000000");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
