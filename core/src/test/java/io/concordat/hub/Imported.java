package io.concordat.hub;

import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.hub.Author.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Imports into a hub, and what is in it afterwards. */
final class Imported {

    static final Author GRACE = new Author("grace", Source.IMPORT);

    private Imported() {}

    static ImportReport importing(Database database, HubObject object, String file) {
        return importing(database, object, ImportFormat.CSV, file.getBytes(StandardCharsets.UTF_8));
    }

    static ImportReport importing(Database database, HubObject object, ImportFormat format, byte[] file) {
        return new Imports(database, Ids.system(), Clock.systemUTC())
                .run(object, format, new ByteArrayInputStream(file), GRACE, lines -> {});
    }

    static HubRecords records(Database database) {
        return new HubRecords(database, Ids.system(), Clock.systemUTC());
    }

    static HubRecord byKey(Database database, HubObject object, String key) {
        HubBulk bulk = new HubBulk(database, Ids.system(), Clock.systemUTC());
        return database.call(handle -> {
            UUID id = bulk.byExternalKey(handle, object, Set.of(key)).get(0).hubId();
            return bulk.byIds(handle, object, Set.of(id)).values().iterator().next();
        });
    }
}
