package io.concordat.db;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A fresh database of each kind, made when its turn comes. */
final class BothDatabases implements ArgumentsProvider {

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(Dialect.values()).map(BothDatabases::fresh);
    }

    private static Arguments fresh(Dialect dialect) {
        Database database = switch (dialect) {
            case H2 -> TestDatabases.h2();
            case POSTGRESQL -> TestDatabases.postgres();
        };
        return Arguments.of(Named.of(dialect.name(), database));
    }
}
