package io.concordat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoleMatrixTest {

    private static final String HEADER =
            "permission,VIEWER,OPERATOR,MAPPER,ADMINISTRATOR,SECURITY_ADMINISTRATOR,AUDITOR";

    @Test
    void theAdministratorMayDoEverythingAndNobodyElseMay() {
        assertThat(Role.ADMINISTRATOR.permissions()).containsExactlyInAnyOrder(Permission.values());
        assertThat(Stream.of(Role.values()).filter(role -> role != Role.ADMINISTRATOR))
                .allSatisfy(role -> assertThat(role.permissions().size()).isBetween(1, Permission.values().length - 1));
    }

    @Test
    void whoLooksAfterUsersOrReadsTheLogSeesNoPersonalData() {
        assertThat(Role.permissions(Set.of(Role.SECURITY_ADMINISTRATOR, Role.AUDITOR)))
                .doesNotContain(Permission.VIEW_PROFILES, Permission.MANAGE_PROFILES, Permission.VIEW_IDENTITY_GRAPH);
    }

    @Test
    void whoChangesSomethingSeesIt() {
        assertThat(Role.values()).allSatisfy(role -> {
            Set<Permission> may = role.permissions();
            assertThat(may.contains(Permission.VIEW_DESTINATIONS)).isTrue();
            assertThat(!may.contains(Permission.MANAGE_PROFILES) || may.contains(Permission.VIEW_PROFILES))
                    .isTrue();
            assertThat(!may.contains(Permission.RESOLVE_REVIEWS) || may.contains(Permission.VIEW_PROFILES))
                    .isTrue();
        });
    }

    @Test
    void aMatrixThatLeavesSomethingOutIsRefused() {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        Stream.of(Permission.values()).forEach(permission -> lines.add(permission + ",yes,,,yes,,"));

        assertThat(RoleMatrix.parse(lines).of(Role.VIEWER)).hasSize(Permission.values().length);
        assertThatThrownBy(() -> RoleMatrix.parse(lines.subList(0, lines.size() - 1)))
                .hasMessageContaining("left out");
        assertThatThrownBy(() -> RoleMatrix.parse(List.of("permission,VIEWER"))).hasMessageContaining("each role");
        assertThatThrownBy(() -> RoleMatrix.parse(List.of(HEADER, "VIEW_AUDIT,no,,,,,")))
                .hasMessageContaining("yes or nothing");
    }
}
