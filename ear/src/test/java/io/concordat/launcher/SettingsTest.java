package io.concordat.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What an operator leaves out is filled in; what is said is taken, the property before the environment. */
class SettingsTest {

    @Test
    void isADurableLocalDatabaseForThisMachineUnlessToldOtherwise() {
        Settings settings = Settings.of(new Properties(), Map.of());

        assertThat(settings.origin()).isEqualTo("http://127.0.0.1:8080");
        assertThat(settings.databaseUrl())
                .startsWith("jdbc:h2:file:")
                .contains("/data/concordat;")
                .contains(";WRITE_DELAY=0")
                .contains(";LOCK_TIMEOUT=30000")
                .contains(";DB_CLOSE_ON_EXIT=FALSE");
    }

    @Test
    void aPropertyIsStrongerThanTheEnvironmentAndABlankIsNothing() {
        Properties properties = new Properties();
        properties.setProperty("concordat.port", "9001");

        Settings settings = Settings.of(
                properties, Map.of("CONCORDAT_PORT", "9002", "CONCORDAT_HOST", "0.0.0.0", "CONCORDAT_DB_URL", " "));

        assertThat(settings.origin()).isEqualTo("http://localhost:9001");
        assertThat(settings.isPostgres()).isFalse();
    }

    @Test
    void whatCannotBeRightIsRefusedByName() {
        assertThatThrownBy(() -> Settings.of(new Properties(), Map.of("CONCORDAT_PORT", "http")))
                .hasMessageContaining("CONCORDAT_PORT");
        assertThatThrownBy(() -> Settings.of(new Properties(), Map.of("CONCORDAT_DB_URL", "jdbc:mysql://host/hub")))
                .hasMessageContaining("CONCORDAT_DB_URL");
        assertThatThrownBy(() -> Settings.of(new Properties(), Map.of("CONCORDAT_DB_PASSWORD", "a${b}c")))
                .hasMessageContaining("CONCORDAT_DB_PASSWORD")
                .hasMessageNotContaining("a${b}c");
    }
}
