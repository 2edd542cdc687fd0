package io.concordat.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concordat.HubException;
import io.concordat.HubException.Problem;
import io.concordat.canonical.HubObject;
import io.concordat.mapping.Binding;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Takes the bindings of a connection from a file: the list that the REST API answers. First it is said what would
 * change and what is wrong; nothing is taken over as long as anything is wrong.
 */
@ApplicationScoped
public class BindingFile {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Bindings bindings;

    @Inject
    public BindingFile(Bindings bindings) {
        this.bindings = bindings;
    }

    /**
     * What a file would do.
     *
     * @param objects in the order of the file; those that are right
     * @param problems everything that is wrong, with the path in the file
     * @param seen names what is there now: who takes the file over says what they saw
     */
    public record Preview(List<Change> objects, List<Problem> problems, String seen) {

        public Preview {
            objects = List.copyOf(objects);
            problems = List.copyOf(problems);
        }

        /** Whether taking it over would do anything. */
        public boolean isNews() {
            return objects.stream().anyMatch(change -> !change.differences().isEmpty());
        }
    }

    /**
     * What would become of one binding.
     *
     * @param version of the one that is there; 0 if none is
     */
    public record Change(Binding binding, long version, List<Difference> differences) {

        public Change {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Reads a file and compares it with what is there; nothing is saved.
     *
     * @throws HubException of kind INVALID if it is no such file, or CONFLICT if the other system cannot be asked
     */
    public Preview preview(UUID connectionId, String file) {
        List<Change> objects = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        Set<String> ends = new HashSet<>();
        JsonNode items = items(file);
        for (int i = 0; i < items.size(); i++) {
            String path = "items[" + i + "]";
            Optional<Binding> read = read(items.get(i), path, problems);
            if (read.isPresent()
                    && !ends.add(read.get().hubObject() + "/" + read.get().remoteObject())) {
                problems.add(new Problem(path, "an object further up has the same two ends; keep one of them"));
            } else if (read.isPresent()) {
                Change change = change(connectionId, read.get());
                check(connectionId, read.get(), path, problems);
                objects.add(change);
                seen.append(change.version()).append(' ');
            }
        }
        return new Preview(objects, problems, seen.toString().strip());
    }

    /**
     * Takes a file over.
     *
     * @param seen what the preview named
     * @return how many bindings were saved; those that are the same already are left alone
     * @throws HubException of kind INVALID naming everything that is wrong, or STALE if somebody changed a binding
     *     since the preview; nothing is saved then
     */
    public int takeOver(Caller caller, UUID connectionId, String file, String seen) {
        caller.require(Permission.MANAGE_MAPPINGS);
        Preview preview = preview(connectionId, file);
        if (!preview.problems().isEmpty()) {
            throw HubException.invalid(preview.problems());
        }
        if (!preview.seen().equals(seen)) {
            throw new HubException(
                    HubException.Kind.STALE, "somebody changed the objects since you looked at the file; look again");
        }
        List<Bindings.Edit> edits = preview.objects().stream()
                .filter(change -> !change.differences().isEmpty())
                .map(change -> new Bindings.Edit(change.binding(), OptionalLong.of(change.version())))
                .toList();
        return bindings.putAll(caller, connectionId, edits).size();
    }

    private static JsonNode items(String file) {
        try {
            JsonNode read = MAPPER.readTree(file);
            JsonNode items = read.isArray() ? read : read.path("items");
            if (!items.isArray() || items.isEmpty()) {
                throw HubException.invalid("file", "this is not a file of objects: it has no list of items");
            }
            return items;
        } catch (JsonProcessingException broken) {
            throw HubException.invalid(
                    "file", "this is not JSON: line " + broken.getLocation().getLineNr() + " cannot be read");
        }
    }

    private static Optional<Binding> read(JsonNode item, String path, List<Problem> problems) {
        Optional<HubObject> object = HubObject.find(item.path("hubObject").asText());
        String remote = item.path("remoteObject").asText();
        if (object.isEmpty() || remote.isEmpty()) {
            problems.add(new Problem(path, "say hubObject, which is profiles, accounts or leads, and remoteObject"));
            return Optional.empty();
        }
        try {
            return Optional.of(BindingDocument.parse(item, object.get(), remote));
        } catch (HubException wrong) {
            add(path, wrong.problems(), problems);
            return Optional.empty();
        }
    }

    private static void add(String path, List<Problem> found, List<Problem> problems) {
        found.forEach(problem -> problems.add(new Problem(path + "." + problem.field(), problem.message())));
    }

    private Change change(UUID connectionId, Binding binding) {
        Optional<SavedBinding> there = bindings.find(connectionId, binding.hubObject(), binding.remoteObject());
        return new Change(
                binding,
                there.map(SavedBinding::version).orElse(0L),
                Difference.between(there.map(SavedBinding::binding), binding));
    }

    private void check(UUID connectionId, Binding binding, String path, List<Problem> problems) {
        try {
            add(path, bindings.check(connectionId, binding).problems(), problems);
        } catch (HubException refused) {
            if (refused.problems().isEmpty()) {
                throw refused;
            }
            add(path, refused.problems(), problems);
        }
    }
}
