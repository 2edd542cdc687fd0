package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.hub.ImportFormat;
import io.concordat.hub.ImportReport;
import io.concordat.hub.Rejection;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.web.security.UploadLimit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The page {@code import}: takes a file, shows how far it is, and which lines were rejected and why. */
@Named("importing")
@RequestScoped
public class ImportScreen {

    private static final int SHOWN = 200;

    private final ImportJobs jobs;
    private final HttpServletRequest request;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final HubObject object;
    private final Optional<UUID> id;

    @Inject
    ImportScreen(ImportJobs jobs, HttpServletRequest request, Parameters parameters, Notices notices, Say say, Me me) {
        this.jobs = jobs;
        this.request = request;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.object = parameters.text("object").flatMap(HubObject::find).orElse(HubObject.PROFILES);
        this.id = parameters.id("job");
    }

    public String getObject() {
        return object.path();
    }

    public String getTitle() {
        return say.of("import.title", say.word("objects", object.path()));
    }

    public List<Option> getObjects() {
        return Stream.of(HubObject.values())
                .map(each -> new Option(each.path(), say.word("objects", each.path())))
                .toList();
    }

    public List<Option> getFormats() {
        return Stream.of(ImportFormat.values())
                .map(format -> new Option(format.name(), say.word("importFormat", format)))
                .toList();
    }

    public String getFormat() {
        return parameters.text("format").orElse(ImportFormat.SPREADSHEET.name());
    }

    public String getId() {
        return id.map(UUID::toString).orElse("");
    }

    /** The import that is shown; empty for the form. */
    public Optional<ImportJob> getJob() {
        return id.flatMap(wanted -> jobs.find(me.caller(), wanted));
    }

    /** Whether an import is asked for that is not remembered any more. */
    public boolean isForgotten() {
        return id.isPresent() && getJob().isEmpty();
    }

    public boolean isActive() {
        return getJob().filter(job -> !job.isOver()).isPresent();
    }

    /** The first lines that were rejected. */
    public List<Rejection> getRejections() {
        return getJob().flatMap(ImportJob::report).map(ImportReport::rejected).orElse(List.of()).stream()
                .limit(SHOWN)
                .toList();
    }

    public String start() {
        UUID[] started = new UUID[1];
        boolean done = notices.attempt(() -> {
            Caller caller = me.caller();
            caller.require(Permission.MANAGE_PROFILES);
            Part part = part();
            String name = Optional.ofNullable(part.getSubmittedFileName()).orElse("");
            started[0] = jobs.start(caller, object, format(name), stored(part), name);
        });
        return done ? "/import?faces-redirect=true&object=" + object.path() + "&job=" + started[0] : "";
    }

    /** The end of the name decides between lines of JSON and tables. */
    private ImportFormat format(String name) {
        String end = name.toLowerCase(Locale.ROOT);
        if (end.endsWith(".ndjson") || end.endsWith(".jsonl")) {
            return ImportFormat.NDJSON;
        }
        return parameters.choice("format", ImportFormat.class).orElse(ImportFormat.SPREADSHEET);
    }

    private Part part() {
        try {
            Part part = request.getPart("file");
            if (part == null || part.getSize() == 0) {
                throw new HubException(HubException.Kind.INVALID, say.of("import.noFile"));
            }
            if (part.getSize() > UploadLimit.LARGEST_FILE) {
                throw new HubException(HubException.Kind.INVALID, say.of("import.tooLarge"));
            }
            return part;
        } catch (IOException | ServletException broken) {
            throw new HubException(HubException.Kind.INVALID, say.of("import.noFile"));
        }
    }

    /** Parts go with the request, and the import outlasts it. */
    private static Path stored(Part part) {
        try (InputStream content = part.getInputStream()) {
            Path file = Files.createTempFile("concordat-import", ".part");
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
