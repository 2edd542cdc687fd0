package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.mapping.Binding;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An undo deletes what its run created; taking that undo back creates it anew, once. */
class UndoneUndoTest {

    private final TwoSides sides = new TwoSides().rebind(HubObject.PROFILES, UndoneUndoTest::creating);

    private static Binding creating(Binding binding) {
        return SampleBindings.creating(binding, Binding.CreateRemote.ALL, Binding.CreateInHub.ALL);
    }

    @Test
    void theContactIsCreatedAnewAndLinkedOnce() {
        sides.profile("lastName", "Ray", "email", "bob@x.com");
        Run undo = sides.undo(sides.sync());
        assertThat(sides.crm.all("Contact")).isEmpty();

        Run again = sides.undo(undo);

        assertThat(again.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(sides.crm.all("Contact"))
                .singleElement()
                .satisfies(contact -> assertThat(sides.store.links())
                        .singleElement()
                        .satisfies(pair -> assertThat(pair.remoteId()).isEqualTo(contact.id())));
    }

    @Test
    void theProfileIsCreatedAnewAndLinkedOnce() {
        sides.contact("lastName", "Ray", "email", "bob@x.com");
        Run undo = sides.undo(sides.sync());
        assertThat(sides.store.hubRecords()).isEmpty();

        Run again = sides.undo(undo);

        assertThat(again.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(sides.store.hubRecords())
                .singleElement()
                .satisfies(profile -> assertThat(sides.store.links())
                        .singleElement()
                        .satisfies(pair -> assertThat(pair.hubId()).isEqualTo(profile.id())));
    }

    @Test
    void aProfileThatSomebodyEnteredMeanwhileIsNotCreatedOnceMore() {
        sides.contact("lastName", "Ray", "email", "bob@x.com");
        Run undo = sides.undo(sides.sync());
        assertThat(sides.store.hubRecords()).isEmpty();
        UUID entered = sides.profile("lastName", "Ray", "email", "bob@x.com");

        sides.undo(undo);

        assertThat(sides.store.hubRecords())
                .singleElement()
                .satisfies(profile -> assertThat(profile.id()).isEqualTo(entered));
    }
}
