package io.concordat.web.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever reads what is wrong in a file is told which records and which field, not how a program counts them. */
class FilePlacesTest {

    private static final String FILE = """
            {"items": [
              {"hubObject": "profiles", "remoteObject": "Contact",
               "matchRules": [{"name": "Badge"}, {"pairs": [{"hub": "email"}]}],
               "mappings": [{"hub": "email"}, {"hub": "shoeSize", "direction": "SIDEWAYS"}, {}]},
              {"mappings": []}]}
            """;

    private final FilePlaces places =
            new FilePlaces(FILE, new English(), object -> Map.of("email", "Email", "shoeSize", "Size of shoes"));

    @Test
    void mappingsAreNamedByTheirAttribute() {
        assertThat(places.name("items[0].mappings[1].direction"))
                .isEqualTo("Profiles ↔ Contact: Size of shoes: Direction");
        assertThat(places.name("items[0].mappings[0].defaultValue"))
                .isEqualTo("Profiles ↔ Contact: Email: Default there");
        assertThat(places.name("items[0].mappings[2].hub")).isEqualTo("Profiles ↔ Contact: Fields 3: In the hub");
    }

    @Test
    void rulesAreNamedByTheirNameOrTheirPlace() {
        assertThat(places.name("items[0].matchRules[0].pairs"))
                .isEqualTo("Profiles ↔ Contact: Match rule Badge: Fields");
        assertThat(places.name("items[0].matchRules[1].pairs[0].remote"))
                .isEqualTo("Profiles ↔ Contact: Match rule 2: Email: In the other system");
    }

    @Test
    void whatIsAboutAllOfAnObjectNamesTheObjectOrItsPlaceInTheFile() {
        assertThat(places.name("items[0]")).isEqualTo("Profiles ↔ Contact");
        assertThat(places.name("items[0].createRemote")).isEqualTo("Profiles ↔ Contact: Create in the other system");
        assertThat(places.name("items[1]")).isEqualTo("Object 2 of the file");
        assertThat(places.name("items[7].nonsense")).isEqualTo("Object 8 of the file: nonsense");
    }

    @Test
    void aFileThatIsNoJsonHasNoPlaces() {
        assertThat(new FilePlaces("{", new English(), object -> Map.of()).name("items[0]"))
                .isEqualTo("Object 1 of the file");
        assertThat(places.name("file")).isEqualTo("file");
    }
}
