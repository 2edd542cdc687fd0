package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.connection.BindingFile;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.mapping.Binding;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The page {@code objects}: takes match rules and mappings from a file, after showing what would change. */
@Named("objects")
@RequestScoped
public class ObjectsScreen {

    private static final int LARGEST = 1_000_000;

    private final BindingFile files;
    private final HttpServletRequest request;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final Connection connection;
    private String file = "";
    private Optional<BindingFile.Preview> preview = Optional.empty();

    @Inject
    ObjectsScreen(
            BindingFile files,
            Connections connections,
            HttpServletRequest request,
            Parameters parameters,
            Notices notices,
            Say say,
            Me me) {
        this.files = files;
        this.request = request;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.connection = connections.get(parameters.required("id"));
    }

    public Connection getConnection() {
        return connection;
    }

    public Optional<BindingFile.Preview> getPreview() {
        return preview;
    }

    /** As it was read, to be taken over as it was shown. */
    public String getFile() {
        return file;
    }

    public boolean isTakeable() {
        return preview.filter(found -> found.problems().isEmpty() && found.isNews())
                .isPresent();
    }

    public String name(Binding binding) {
        return say.word("objects", binding.hubObject().path()) + " ↔ " + binding.remoteObject();
    }

    /** Reads the file and shows what it would change. */
    public void look() {
        notices.attempt(() -> {
            file = content();
            preview = Optional.of(files.preview(connection.id(), file));
        });
    }

    private String content() {
        try {
            Part part = request.getPart("file");
            if (part == null || part.getSize() == 0 || part.getSize() > LARGEST) {
                throw new HubException(HubException.Kind.INVALID, say.of("objects.noFile"));
            }
            try (InputStream content = part.getInputStream()) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException | ServletException broken) {
            throw new HubException(HubException.Kind.INVALID, say.of("objects.noFile"));
        }
    }

    public String takeOver() {
        int[] saved = new int[1];
        boolean done = notices.attempt(() -> saved[0] = files.takeOver(
                me.caller(),
                connection.id(),
                parameters.text("content").orElse(""),
                parameters.text("seen").orElse("")));
        if (!done) {
            return "";
        }
        notices.keep();
        notices.done(say.of("objects.taken", saved[0]));
        return "/connection?faces-redirect=true&id=" + connection.id();
    }
}
