package io.concordat.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which role allows what, read from one file: a line for each permission, a column for each role. The server, the
 * screens and the tests all ask it. A file that leaves a permission or a role out, or says anything but {@code yes} or
 * nothing, is refused when the hub starts.
 */
final class RoleMatrix {

    static final RoleMatrix SHIPPED = read("roles.csv");

    private final Map<Role, Set<Permission>> byRole;

    private RoleMatrix(Map<Role, Set<Permission>> byRole) {
        this.byRole = byRole;
    }

    Set<Permission> of(Role role) {
        return byRole.getOrDefault(role, Set.of());
    }

    private static RoleMatrix read(String name) {
        try (InputStream file = RoleMatrix.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return parse(new BufferedReader(new InputStreamReader(file, UTF_8))
                    .lines()
                    .toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static RoleMatrix parse(List<String> lines) {
        List<Role> roles = columns(cells(lines.get(0)));
        Map<Role, Set<Permission>> allowed = new EnumMap<>(Role.class);
        Set<Permission> named = EnumSet.noneOf(Permission.class);
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Permission permission = Permission.valueOf(cells.get(0));
            require(named.add(permission), permission + " stands there twice");
            require(cells.size() == roles.size() + 1, "the line of " + permission + " has another number of cells");
            for (int column = 0; column < roles.size(); column++) {
                if (isYes(cells.get(column + 1))) {
                    allowed.computeIfAbsent(roles.get(column), role -> EnumSet.noneOf(Permission.class))
                            .add(permission);
                }
            }
        }
        require(named.size() == Permission.values().length, "a permission is left out");
        Map<Role, Set<Permission>> fixed = new EnumMap<>(Role.class);
        allowed.forEach((role, permissions) -> fixed.put(role, Set.copyOf(permissions)));
        return new RoleMatrix(fixed);
    }

    private static List<Role> columns(List<String> header) {
        List<Role> roles = header.stream().skip(1).map(Role::valueOf).toList();
        require(
                EnumSet.copyOf(roles).size() == Role.values().length && roles.size() == Role.values().length,
                "each role has one column");
        return roles;
    }

    private static boolean isYes(String cell) {
        require(cell.isEmpty() || cell.equals("yes"), "a cell says yes or nothing, not " + cell);
        return !cell.isEmpty();
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("the matrix of roles: " + otherwise);
        }
    }
}
