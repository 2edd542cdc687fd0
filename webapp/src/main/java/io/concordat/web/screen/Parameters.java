package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What the address of the page says, or the form that was sent; blank is nothing, and so is a NUL. */
@RequestScoped
public class Parameters {

    private final HttpServletRequest request;

    @Inject
    Parameters(HttpServletRequest request) {
        this.request = request;
    }

    public Optional<String> text(String name) {
        return given(name).filter(value -> !value.isEmpty());
    }

    /** What was entered, blank too; empty if the form that was sent has no such field, or none was sent. */
    public Optional<String> given(String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(value -> value.replace("\0", "").strip());
    }

    /** Empty if it is not an id. */
    public Optional<UUID> id(String name) {
        try {
            return text(name).map(UUID::fromString);
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    /** The version of what was edited, as the form had it; empty if it is no number. */
    public Optional<String> version() {
        return text("version").filter(text -> text.matches("\\d{1,18}"));
    }

    /** All values of a field that stands in the form several times. */
    public List<String> all(String name) {
        return Optional.ofNullable(request.getParameterValues(name))
                .map(List::of)
                .orElse(List.of());
    }

    /** @throws HubException of kind NOT_FOUND if there is none: the page of nothing */
    public UUID required(String name) {
        return id(name).orElseThrow(() -> HubException.notFound("this page"));
    }

    /** @throws HubException of kind NOT_FOUND if there is none: the page of nothing */
    HubObject object(String name) {
        return text(name).flatMap(HubObject::find).orElseThrow(() -> HubException.notFound("this page"));
    }

    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        Optional<String> text = text(name);
        return Stream.of(type.getEnumConstants())
                .filter(constant -> text.filter(constant.name()::equals).isPresent())
                .findFirst();
    }
}
