package io.concordat.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.ConnectorException.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every connector says of itself, of its settings and of the system behind them. */
public interface SpecContract extends ContractSubject {

    @Test
    default void saysWhichContractItWasBuiltFor() {
        assertThat(connector().descriptor().spiVersion()).isEqualTo(Spi.VERSION);
    }

    @Test
    default void alwaysDescribesItselfTheSame() {
        assertThat(connector().descriptor()).isEqualTo(connector().descriptor());
    }

    @Test
    default void settingsAreFitForAForm() {
        List<SettingSpec> settings = connector().descriptor().settings();

        assertThat(settings).extracting(SettingSpec::name).doesNotHaveDuplicates();
        assertThat(settings).allSatisfy(setting -> {
            assertThat(setting.name()).matches("[a-z][a-zA-Z0-9]*");
            assertThat(setting.label()).isNotBlank();
            assertThat(setting.help()).isNotBlank();
            assertThat(setting.secret() && !setting.defaultValue().isEmpty()).isFalse();
            if (setting.kind() == SettingSpec.Kind.CHOICE) {
                assertThat(setting.choices()).contains(setting.defaultValue());
            }
        });
    }

    @Test
    default void missingSettingsAreNamed() {
        for (SettingSpec setting : connector().descriptor().settings()) {
            if (setting.required() && setting.defaultValue().isEmpty()) {
                Map<String, String> others = new HashMap<>(settings().values());
                others.remove(setting.name());

                assertThatThrownBy(() -> connector().open(new Settings(others)).check())
                        .isInstanceOf(ConnectorException.class)
                        .hasMessageContaining(setting.name())
                        .extracting(thrown -> ((ConnectorException) thrown).failure())
                        .isEqualTo(Failure.MISCONFIGURED);
            }
        }
    }

    @Test
    default void aSystemInOrderPassesItsChecks() {
        try (Session session = connector().open(settings())) {
            assertThat(session.check()).isNotEmpty().allMatch(Check::ok);
        }
    }

    @Test
    default void uselessSettingsAreRefusedWithAFixAndWithoutTheSecret() {
        if (uselessSettings().isEmpty()) {
            return;
        }
        Settings useless = uselessSettings().get();
        List<String> said = new ArrayList<>();

        try (Session session = connector().open(useless)) {
            session.check().stream().filter(check -> !check.ok()).forEach(check -> {
                assertThat(check.fix()).isNotBlank();
                said.add(check.toString());
            });
        } catch (ConnectorException refused) {
            said.add(refused.toString());
        }

        assertThat(said).isNotEmpty();
        for (SettingSpec setting : connector().descriptor().settings()) {
            if (setting.secret()) {
                useless.find(setting.name())
                        .ifPresent(secret -> assertThat(said).noneMatch(message -> message.contains(secret)));
            }
        }
    }

    @Test
    default void checkingChangesNothing() {
        givenSamples(3);
        Contents before = everything();

        try (Session session = connector().open(settings())) {
            session.check();
        }

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    default void everySessionReachesTheSameOrganisation() {
        try (Session one = connector().open(settings());
                Session other = connector().open(settings())) {
            assertThat(one.organisation().id())
                    .isNotBlank()
                    .isEqualTo(other.organisation().id());
        }
    }

    @Test
    default void describesItsFieldsTwiceTheSame() {
        try (Session one = connector().open(settings());
                Session other = connector().open(settings())) {
            assertThat(one.objects()).contains(object()).isEqualTo(other.objects());
            assertThat(one.fields(object())).isNotEmpty().isEqualTo(other.fields(object()));
            assertThat(one.fields(object())).extracting(RemoteField::name).doesNotHaveDuplicates();
            assertThat(fieldNames(one)).containsAll(sample(1).keySet());
        }
    }

    @Test
    default void anUnknownObjectIsAMisconfiguration() {
        try (Session session = connector().open(settings())) {
            assertThatThrownBy(() -> session.fields("NoSuchObject"))
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            refused -> assertThat(refused.failure()).isEqualTo(Failure.MISCONFIGURED));
        }
    }

    @Test
    default void offersNoMoreThanItDeclares() {
        HashSet<Capability> offered = new HashSet<>();
        try (Session session = connector().open(settings())) {
            session.reader().ifPresent(reader -> {
                offered.add(Capability.READ);
                if (!reader.isSnapshot()) {
                    offered.add(Capability.CHANGE_FEED);
                }
            });
            session.lookup().ifPresent(lookup -> offered.add(Capability.LOOKUP));
            session.writer().ifPresent(writer -> offered.add(Capability.WRITE));
        }

        assertThat(connector().descriptor().capabilities()).containsAll(offered);
    }

    @Test
    default void closingTwiceIsHarmless() {
        Session session = connector().open(settings());
        session.close();
        session.close();

        assertThat(everything().ids()).isEmpty();
    }
}
