package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.canonical.HubObject;
import io.concordat.connector.Capability;
import io.concordat.connector.InMemoryFaults.Call;
import io.concordat.mapping.Binding;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The process dies after a write was made and before its answer is recorded, and somebody edits the hub record before
 * anything runs again. The other system shows everything and knows no operation tokens, as a folder of files.
 */
class EditedBeforeTheAnswerTest {

    private final TwoSides sides = new TwoSides();

    @BeforeEach
    void likeAFolder() {
        sides.crm.without(Capability.OPERATION_TOKEN, Capability.CHANGE_FEED);
    }

    @Test
    void anUpdateThatArrivedIsFollowedByTheLaterOne() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.sync();
        sides.editProfile(ann, "title", "B");
        dies();

        sides.editProfile(ann, "title", "C");
        sides.resume();
        sides.sync();

        assertThat(sides.contactValue(contact, "title")).isEqualTo("C").isEqualTo(sides.profileValue(ann, "title"));
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void aCreationThatArrivedIsFollowedByTheUpdate() {
        sides.rebind(
                HubObject.PROFILES,
                usual -> SampleBindings.creating(usual, Binding.CreateRemote.ALL, Binding.CreateInHub.NEVER));
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        dies();

        sides.editProfile(ann, "title", "B");
        sides.resume();
        sides.sync();

        String contact = sides.crm.all("Contact").get(0).id();
        assertThat(sides.crm.all("Contact")).hasSize(1);
        assertThat(sides.contactValue(contact, "title")).isEqualTo("B").isEqualTo(sides.profileValue(ann, "title"));
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    private void dies() {
        sides.crm.faults().next(Call.ANSWER, () -> {
            throw new Death();
        });
        assertThatThrownBy(sides::sync).isInstanceOf(Death.class);
    }

    /** The process is dead; nothing of it goes on. */
    private static final class Death extends Error {}
}
