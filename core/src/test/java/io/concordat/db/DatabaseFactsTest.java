package io.concordat.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseFactsTest {

    @Test
    void theAddressShowsNeitherUserNorPasswordNorOptions() {
        assertThat(DatabaseFacts.address("jdbc:postgresql://db.example:5432/hub?user=ada&password=secret"))
                .isEqualTo("jdbc:postgresql://db.example:5432/hub");
        assertThat(DatabaseFacts.address("jdbc:postgresql://ada:secret@db.example/hub"))
                .isEqualTo("jdbc:postgresql://db.example/hub");
        assertThat(DatabaseFacts.address("jdbc:h2:file:/data/hub;PASSWORD=secret;WRITE_DELAY=0"))
                .isEqualTo("jdbc:h2:file:/data/hub");
    }
}
