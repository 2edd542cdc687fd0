package io.concordat.web.screen;

import io.concordat.canonical.HubObject;
import io.concordat.mapping.Binding;
import io.concordat.mapping.Binding.CreateInHub;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.mapping.Binding.OnRemoteDelete;
import io.concordat.mapping.FieldMapping;
import io.concordat.mapping.Transform;
import io.concordat.match.MatchRule;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads a binding back from the form that shows it. Its fields are named by their paths. */
final class BindingForm {

    private final Parameters parameters;
    private final Binding stored;

    /** @param stored what the form does not show is taken from, such as its ends */
    BindingForm(Parameters parameters, Binding stored) {
        this.parameters = parameters;
        this.stored = stored;
    }

    boolean isSent() {
        return parameters.text("sent").isPresent();
    }

    Binding read() {
        HubObject object = stored.hubObject();
        return new Binding(
                object,
                stored.remoteObject(),
                ticked("enabled"),
                IntStream.range(0, count("rules")).mapToObj(this::rule).toList(),
                ticked("onlyDesignatedMatchFields"),
                parameters.choice("createRemote", CreateRemote.class).orElse(stored.createRemote()),
                parameters.choice("createInHub", CreateInHub.class).orElse(stored.createInHub()),
                parameters.choice("onRemoteDelete", OnRemoteDelete.class).orElse(stored.onRemoteDelete()),
                IntStream.range(0, count("mappings")).mapToObj(this::mapping).toList());
    }

    private MatchRule rule(int index) {
        String path = "matchRules[" + index + "]";
        int pairs = count(path + ".count");
        return new MatchRule(
                text(path + ".name"),
                IntStream.range(0, pairs)
                        .mapToObj(pair -> new MatchRule.Pair(
                                text(path + ".pairs[" + pair + "].hub"), text(path + ".pairs[" + pair + "].remote")))
                        .toList(),
                ticked(path + ".caseSensitive"));
    }

    private FieldMapping mapping(int index) {
        String path = "mappings[" + index + "]";
        FieldRule usual = FieldRule.DEFAULT;
        FieldRule rule = new FieldRule(
                parameters.choice(path + ".direction", Direction.class).orElse(usual.direction()),
                parameters.choice(path + ".toRemote", Overwrite.class).orElse(usual.toRemote()),
                parameters.choice(path + ".toHub", Overwrite.class).orElse(usual.toHub()),
                parameters.choice(path + ".conflict", ConflictPolicy.class).orElse(usual.conflict()),
                ticked(path + ".blankClears"));
        return new FieldMapping(
                text(path + ".hub"),
                text(path + ".remote"),
                rule,
                parameters.text(path + ".defaultValue"),
                transforms(path));
    }

    private List<Transform> transforms(String path) {
        return TransformForm.read(text(path + ".table"), parameters.choice(path + ".letters", Transform.Kind.class));
    }

    private String text(String name) {
        return parameters.text(name).orElse("");
    }

    private boolean ticked(String name) {
        return parameters.text(name).isPresent();
    }

    /** The most rows anybody has are far fewer; a form that claims more was not made by the page. */
    private int count(String name) {
        Optional<String> count = parameters.text(name).filter(text -> text.matches("\\d{1,3}"));
        return count.map(Integer::parseInt).orElse(0);
    }
}
