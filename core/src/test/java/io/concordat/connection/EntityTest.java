package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.Database;
import io.concordat.db.Entities;
import io.concordat.db.LocalEntities;
import io.concordat.db.OnBothDatabases;
import java.time.Instant;
import java.util.UUID;

class EntityTest {
    @OnBothDatabases
    void works(Database database) {
        Entities entities = LocalEntities.of(database);
        UUID id = UUID.randomUUID();
        entities.run(em -> {
            ConnectionRow row = new ConnectionRow(id, "csv", Instant.parse("2026-01-01T00:00:00.123Z"));
            row.name("Ada");
            em.persist(row);
        });
        entities.run(em -> em.find(ConnectionRow.class, id).name("Bob"));
        long version = entities.call(em -> em.find(ConnectionRow.class, id).version());
        Instant at = entities.call(em -> em.find(ConnectionRow.class, id).createdAt());
        assertThat(version).isEqualTo(2);
        assertThat(at).isEqualTo("2026-01-01T00:00:00.123Z");
        long n = entities.call(em -> em.createQuery("SELECT COUNT(c) FROM ConnectionRow c WHERE c.id = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult());
        assertThat(n).isEqualTo(1);
    }
}
