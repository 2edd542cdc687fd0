package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.connection.BindingFile;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.mapping.Binding;
import io.concordat.web.screen.ChangeView.Delta;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page {@code objects}: takes match rules and mappings from a file, after showing what would change. */
@Named("objects")
@RequestScoped
public class ObjectsScreen {

    private static final int LARGEST = 1_000_000;

    private final BindingFile files;
    private final ChangeViews views;
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
            ChangeViews views,
            Connections connections,
            HttpServletRequest request,
            Parameters parameters,
            Notices notices,
            Say say,
            Me me) {
        this.files = files;
        this.views = views;
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

    /** Something that is wrong in the file; {@code place} is where, in words. */
    public record Wrong(String place, String message) {}

    public List<Wrong> getWrong() {
        FilePlaces places = new FilePlaces(file, say, views::labels);
        return preview.map(BindingFile.Preview::problems).orElse(List.of()).stream()
                .map(problem -> new Wrong(places.name(problem.field()), say.sentence(problem.message())))
                .toList();
    }

    /** What would be different, by the words of the page on which it is set by hand. */
    public List<Delta> differences(BindingFile.Change change) {
        Map<String, String> labels = views.labels(change.binding().hubObject());
        BindingWords words = new BindingWords(say, name -> labels.getOrDefault(name, name));
        return change.differences().stream()
                .map(one -> new Delta(
                        words.place(one.path()),
                        one.path(),
                        words.value(one.path(), one.from()),
                        words.value(one.path(), one.to()),
                        ""))
                .toList();
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
