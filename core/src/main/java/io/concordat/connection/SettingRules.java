package io.concordat.connection;

import io.concordat.HubException.Problem;
import io.concordat.connector.ConnectorDescriptor;
import io.concordat.connector.SettingSpec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares settings with what a connector asks for. Messages never hold a value: it may be a secret. */
@ApplicationScoped
class SettingRules {

    private static final int LONGEST = 20_000;
    private static final String NUMBER = "[+-]?\\d{1,18}(\\.\\d{1,9})?";

    private final AllowedFolders folders;

    @Inject
    SettingRules(AllowedFolders folders) {
        this.folders = folders;
    }

    /**
     * What is wrong with settings that somebody enters.
     *
     * @param entered only those that change; a blank one is removed
     * @param isSet whether a setting has a value already
     */
    List<Problem> problems(ConnectorDescriptor connector, Map<String, String> entered, Predicate<String> isSet) {
        List<Problem> problems = new ArrayList<>();
        entered.keySet().stream()
                .filter(name -> connector.settings().stream()
                        .noneMatch(spec -> spec.name().equals(name)))
                .sorted()
                .forEach(name -> problems.add(
                        new Problem(path(name), "the connector " + connector.name() + " has no setting of this name")));
        for (SettingSpec spec : connector.settings()) {
            objection(spec, entered, isSet).ifPresent(message -> problems.add(new Problem(path(spec.name()), message)));
        }
        return problems;
    }

    private Optional<String> objection(SettingSpec spec, Map<String, String> entered, Predicate<String> isSet) {
        String value = entered.getOrDefault(spec.name(), "");
        if (!value.isBlank()) {
            return objection(spec, value);
        }
        boolean removed = entered.containsKey(spec.name());
        boolean missing = spec.required() && spec.defaultValue().isEmpty() && (removed || !isSet.test(spec.name()));
        return missing ? Optional.of(spec.label() + " is required") : Optional.empty();
    }

    /** Why a value is not one for a setting; empty if it is. */
    Optional<String> objection(SettingSpec spec, String value) {
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            return Optional.of("this is too long, or holds a character that no setting has");
        }
        return switch (spec.kind()) {
            case TEXT -> Optional.empty();
            case NUMBER -> unless(value.strip().matches(NUMBER), "a number is expected");
            case BOOLEAN -> unless(value.equals("true") || value.equals("false"), "true or false is expected");
            case CHOICE -> unless(spec.choices().contains(value), "choose one of " + spec.choices());
            case URL -> unless(isWebAddress(value.strip()), "an address that begins with https:// is expected");
            case FOLDER -> folders.objection(value.strip());
        };
    }

    private static Optional<String> unless(boolean right, String message) {
        return right ? Optional.empty() : Optional.of(message);
    }

    private static boolean isWebAddress(String value) {
        try {
            URI uri = new URI(value);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static String path(String name) {
        return "settings." + name;
    }
}
