package io.concordat.web.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.connection.BindingDocument;
import io.concordat.mapping.Binding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every part of a binding is called as the page calls it on which it is set. */
class BindingWordsTest {

    private static final Binding EMPTY = new Binding(
            HubObject.PROFILES,
            "Contact",
            true,
            List.of(),
            false,
            Binding.CreateRemote.NEVER,
            Binding.CreateInHub.NEVER,
            Binding.OnRemoteDelete.REPORT,
            List.of());

    private final BindingWords words = new BindingWords(new English(), name -> name);

    @Test
    void noPartOfABindingIsCalledByTheNameOfTheProgram() {
        List<String> parts = new ArrayList<>(List.of("toRemote", "toHub", "conflict", "blankClears", "transforms"));
        BindingDocument.of(EMPTY).fieldNames().forEachRemaining(parts::add);
        parts.removeAll(List.of("hubObject", "remoteObject"));

        assertThat(parts)
                .hasSizeGreaterThan(10)
                .noneMatch(part -> words.place(part).equals(part));
    }

    @Test
    void whatStandsInAPartIsSaidByItsChoices() {
        assertThat(words.value("mappings[email].toHub", "FILL_BLANK")).isEqualTo("Fill blanks");
        assertThat(words.value("createInHub", "NEVER")).isEqualTo("Never");
        assertThat(words.value("mappings[email].blankClears", "true")).isEqualTo("Yes");
        assertThat(words.value("mappings[email].defaultValue", "NEVER")).isEqualTo("NEVER");
    }
}
