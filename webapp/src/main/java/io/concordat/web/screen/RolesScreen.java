package io.concordat.web.screen;

import io.concordat.security.Permission;
import io.concordat.security.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** The page {@code roles}: the matrix that the server itself goes by. */
@Named("roles")
@RequestScoped
public class RolesScreen {

    private final Say say;

    @Inject
    RolesScreen(Say say) {
        this.say = say;
    }

    /**
     * A permission and who has it.
     *
     * @param allowed one for each role, in their order
     */
    public record Line(String code, String text, List<Boolean> allowed) {

        public Line {
            allowed = List.copyOf(allowed);
        }
    }

    public List<Role> getRoles() {
        return List.of(Role.values());
    }

    public List<Line> getLines() {
        return Stream.of(Permission.values())
                .map(permission -> new Line(
                        permission.name(),
                        say.word("permission", permission),
                        Stream.of(Role.values())
                                .map(role -> role.permissions().contains(permission))
                                .toList()))
                .toList();
    }
}
