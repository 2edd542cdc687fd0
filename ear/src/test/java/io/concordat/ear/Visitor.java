package io.concordat.ear;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as the server sees it: cookies, pages and forms; no scripts. */
final class Visitor {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");

    private final URI application;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Visitor(URI application) {
        this.application = application;
    }

    /** A form of a page as it was sent to the browser. */
    record Form(String id, String action, Map<String, String> hidden) {

        /** The fields that are sent when a button is pressed. */
        Map<String, String> pressed(String button, Map<String, String> entered) {
            Map<String, String> fields = new LinkedHashMap<>(hidden);
            fields.putAll(entered);
            fields.put(id + ":" + button, "");
            return fields;
        }
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body), all);
    }

    /** Sends a form with a file in its field {@code file}. */
    HttpResponse<String> upload(String path, Map<String, String> fields, String fileName, byte[] file)
            throws IOException, InterruptedException {
        String end = "\r\n--boundary-of-parts";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--boundary-of-parts".getBytes(UTF_8));
        fields.forEach((name, value) -> body.writeBytes(
                ("\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + end).getBytes(UTF_8)));
        body.writeBytes(("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes((end + "--\r\n").getBytes(UTF_8));
        return send(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=boundary-of-parts");
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + application.getAuthority() + path))
                .timeout(PATIENCE)
                .method(method, body);
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Signs in; fails if that is refused. */
    Visitor signIn(String name, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer = trySigningIn(name, password);
        if (answer.statusCode() != 302) {
            throw new IOException("not signed in: " + answer.statusCode() + " " + answer.body());
        }
        return this;
    }

    HttpResponse<String> trySigningIn(String name, String password) throws IOException, InterruptedException {
        Form form = form(get("/sign-in"), "signInForm");
        return post(
                form.action(),
                form.pressed("submit", Map.of("signInForm:name", name, "signInForm:password", password)));
    }

    boolean isSignedIn() throws IOException, InterruptedException {
        return get("/account").statusCode() == 200;
    }

    static Form form(HttpResponse<String> page, String id) throws IOException {
        Matcher found = Pattern.compile(
                        "<form id=\"" + id + "\"[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL)
                .matcher(page.body());
        if (!found.find()) {
            throw new IOException("there is no form " + id + " on " + page.uri() + ": " + page.body());
        }
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher inputs = HIDDEN.matcher(found.group(2));
        while (inputs.find()) {
            attribute(inputs.group(), "name")
                    .ifPresent(name ->
                            hidden.put(name, attribute(inputs.group(), "value").orElse("")));
        }
        return new Form(id, plain(found.group(1)), hidden);
    }

    private static Optional<String> attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? Optional.of(plain(found.group(1))) : Optional.empty();
    }

    private static String plain(String text) {
        return text.replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** The id of the session; empty if there is none yet. */
    Optional<String> session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("concordat"))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Comes along with the session of somebody else. */
    Visitor carrying(String session) {
        HttpCookie cookie = new HttpCookie("concordat", session);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(application, cookie);
        return this;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
