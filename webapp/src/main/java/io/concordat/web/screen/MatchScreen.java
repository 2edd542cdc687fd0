package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.connection.SavedBinding;
import io.concordat.hub.HubQuery;
import io.concordat.hub.HubRecord;
import io.concordat.hub.HubRecords;
import io.concordat.match.Explanation;
import io.concordat.sync.Explainer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The page {@code match}: tries a record against the ladder and shows every level, with the code that runs use. */
@Named("match")
@RequestScoped
public class MatchScreen {

    private static final int CHOICES = 10;
    private static final String REMOTE = "REMOTE";

    private final Bindings bindings;
    private final HubRecords records;
    private final Explainer explainer;
    private final ExplanationViews views;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;
    private final Connection connection;
    private final HubObject object;
    private final String remoteObject;
    private List<HubRecord> choices = List.of();
    private List<ExplanationView> explained = List.of();
    private boolean tried;

    @Inject
    MatchScreen(
            Bindings bindings,
            Connections connections,
            HubRecords records,
            Explainer explainer,
            ExplanationViews views,
            Parameters parameters,
            Notices notices,
            Say say) {
        this.bindings = bindings;
        this.records = records;
        this.explainer = explainer;
        this.views = views;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.connection = connections.get(parameters.required("id"));
        this.object = parameters.text("hub").flatMap(HubObject::find).orElse(HubObject.PROFILES);
        this.remoteObject = parameters.text("remote").orElse("");
    }

    public Connection getConnection() {
        return connection;
    }

    /** The ends that can be tried. */
    public List<Option> getEnds() {
        return bindings.list(connection.id()).stream()
                .map(SavedBinding::binding)
                .map(binding -> new Option(
                        binding.hubObject().path() + " " + binding.remoteObject(),
                        say.word("objects", binding.hubObject().path()) + " ↔ " + binding.remoteObject()))
                .toList();
    }

    public String getHub() {
        return object.path();
    }

    public String getRemote() {
        return remoteObject;
    }

    public List<Option> getSides() {
        return List.of(new Option("HUB", say.of("side.HUB")), new Option(REMOTE, say.of("side.REMOTE")));
    }

    public String getSide() {
        return parameters.text("side").orElse("HUB");
    }

    public String getWanted() {
        return parameters.text("q").orElse("");
    }

    /** Looks the record up and explains it; called once when the page is shown. */
    public void look() {
        Optional<UUID> record = parameters.id("record");
        Optional<String> wanted = parameters.text("q");
        notices.attempt(() -> {
            if (record.isPresent()) {
                ofHub(record.get());
            } else if (wanted.isPresent() && getSide().equals(REMOTE)) {
                ofRemote(wanted.get());
            } else if (wanted.isPresent()) {
                search(wanted.get());
            }
        });
    }

    private void ofRemote(String remoteId) {
        tried = true;
        explained = List.of(
                views.of(object, remoteId, explainer.ofRemote(connection.id(), object, remoteObject, remoteId)));
    }

    private void ofHub(UUID id) {
        tried = true;
        List<ExplanationView> found = new ArrayList<>();
        explainer.ofHub(connection.id(), object, remoteObject, id).forEach((remoteId, explanation) -> {
            if (isAbout(explanation, id)) {
                found.add(views.of(object, remoteId, explanation));
            }
        });
        explained = List.copyOf(found);
    }

    /** Records there that share no more than a last name with somebody else are left out. */
    private static boolean isAbout(Explanation explanation, UUID id) {
        return explanation.steps().stream()
                .flatMap(step -> step.findings().stream())
                .anyMatch(finding -> finding.hubId().equals(id));
    }

    private void search(String text) {
        HubQuery all = HubQuery.all(object, CHOICES);
        List<HubRecord> byKey = records.search(all.withExternalKey(text)).items();
        choices = byKey.isEmpty() ? records.search(all.withText(text)).items() : byKey;
        if (choices.isEmpty()) {
            throw HubException.notFound("a record that starts like this");
        }
        if (choices.size() == 1) {
            ofHub(choices.get(0).id());
        }
    }

    /** Records that fit what was typed, if there are several. */
    public List<HubRecord> getChoices() {
        return choices.size() > 1 ? choices : List.of();
    }

    public List<ExplanationView> getExplained() {
        return explained;
    }

    /** Whether a record was tried and nothing on the other side comes near it. */
    public boolean isAlone() {
        return tried && explained.isEmpty();
    }

    /** Who is tried; "" if it is a record of the other side. */
    public String getTriedName() {
        Optional<UUID> one =
                parameters.id("record").or(() -> choices.stream().findFirst().map(HubRecord::id));
        return one.flatMap(id -> records.find(object, id)).flatMap(Names::plain).orElse("");
    }
}
