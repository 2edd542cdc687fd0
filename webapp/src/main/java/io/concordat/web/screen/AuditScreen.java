package io.concordat.web.screen;

import io.concordat.audit.Audit;
import io.concordat.audit.AuditEntry;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The page {@code audit}: who did what, the last first, and whether the log is whole. */
@Named("audit")
@RequestScoped
public class AuditScreen {

    private static final int PAGE = 50;

    private final Audit audit;
    private final Say say;
    private final Map<String, String> connections;
    private final Optional<Long> after;
    private final List<AuditEntry> found;
    private Optional<Mark> verdict = Optional.empty();

    @Inject
    AuditScreen(Audit audit, Connections connections, Parameters parameters, Say say) {
        this.audit = audit;
        this.say = say;
        this.connections = connections.list().stream()
                .collect(Collectors.toMap(connection -> connection.id().toString(), Connection::name));
        this.after = parameters
                .text("after")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
        this.found = audit.page(after.map(OptionalLong::of).orElseGet(OptionalLong::empty), PAGE + 1);
    }

    public List<AuditEntry> getList() {
        return found.subList(0, Math.min(PAGE, found.size()));
    }

    public long getCount() {
        return audit.count();
    }

    public boolean isLater() {
        return after.isPresent();
    }

    /** Where the next page starts; "" at the end. */
    public String getNext() {
        return found.size() > PAGE ? Long.toString(found.get(PAGE - 1).number()) : "";
    }

    /** What was done, in words. */
    public String deed(AuditEntry entry) {
        return say.word("deed", entry.deed().action());
    }

    /** What it was done to, by its name where it has one. */
    public String target(AuditEntry entry) {
        return connections.getOrDefault(entry.deed().targetId(), "");
    }

    /** The page of what it was done to; "" if it has none, or no longer. */
    public String path(AuditEntry entry) {
        String id = entry.deed().targetId();
        return switch (entry.deed().targetKind()) {
            case "connection" -> connections.containsKey(id) ? Page.CONNECTION.path() + "?id=" + id : "";
            case "run" -> Page.RUN.path() + "?id=" + id;
            default -> "";
        };
    }

    public Optional<Mark> getVerdict() {
        return verdict;
    }

    /** Recomputes the chain of hashes from the first entry on. */
    public void verify() {
        OptionalLong broken = audit.firstBroken();
        verdict = Optional.of(
                broken.isEmpty()
                        ? new Mark("ok", "shield", say.of("audit.whole", audit.count()))
                        : new Mark("bad", "bad", say.of("audit.broken", broken.getAsLong())));
    }
}
