package io.concordat.web.api;

import io.concordat.HubException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** What the parameters of a request ask for; "" asks for nothing. */
public final class Ask {

    private Ask() {}

    public static Optional<String> text(String value) {
        return Optional.of(value).filter(text -> !text.isBlank());
    }

    /** @throws HubException of kind INVALID naming the choices */
    public static <E extends Enum<E>> Optional<E> choice(String parameter, String value, Class<E> type) {
        return text(value)
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> HubException.invalid(
                                parameter, "it is one of " + Arrays.asList(type.getEnumConstants()))));
    }

    /** @throws HubException of kind INVALID */
    public static Optional<UUID> id(String parameter, String value) {
        return text(value).map(text -> {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException noId) {
                throw HubException.invalid(parameter, "this is not an id");
            }
        });
    }

    /** @throws HubException of kind INVALID */
    public static Optional<Boolean> yesOrNo(String parameter, String value) {
        return text(value).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw HubException.invalid(parameter, "it is true or false");
        });
    }

    /** @throws HubException of kind INVALID if the body lacks it */
    public static <T> T required(String field, Optional<T> value) {
        return value.orElseThrow(() -> HubException.invalid(field, "this is required"));
    }
}
