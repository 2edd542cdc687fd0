package io.concordat.web.screen;

import io.concordat.canonical.Canon;
import io.concordat.canonical.HubObject;
import io.concordat.hub.HubRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What people call a record, and where its page is. */
@Named("names")
@ApplicationScoped
public class Names {

    private final Say say;

    @Inject
    Names(Say say) {
        this.say = say;
    }

    public String of(HubRecord record) {
        return of(record.object(), record.attributes());
    }

    /** The name, else the email address, else a word for a record without either. */
    public String of(HubObject object, Map<String, String> values) {
        return plain(object, values).orElseGet(() -> say.of("record.noName"));
    }

    static Optional<String> plain(HubRecord record) {
        return plain(record.object(), record.attributes());
    }

    private static Optional<String> plain(HubObject object, Map<String, String> values) {
        String person = Canon.fullName(values.getOrDefault("firstName", ""), values.getOrDefault("lastName", ""));
        return Stream.of(object == HubObject.ACCOUNTS ? values.getOrDefault("name", "") : person)
                .flatMap(name ->
                        Stream.of(name, values.getOrDefault("email", ""), values.getOrDefault("accountNumber", "")))
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    public String path(HubObject object, UUID id) {
        return Page.RECORD.path() + "?object=" + object.path() + "&id=" + id;
    }
}
