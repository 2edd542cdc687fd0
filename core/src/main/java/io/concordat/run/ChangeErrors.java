package io.concordat.run;

import io.concordat.db.Packed;
import java.util.List;
import java.util.Optional;

/** Errors in one column: code, message and what to do. No error is "". */
public final class ChangeErrors {

    private ChangeErrors() {}

    public static String pack(ChangeError error) {
        return Packed.list(List.of(error.code(), error.message(), error.fix()));
    }

    public static ChangeError unpack(String packed) {
        List<String> parts = Packed.unpackList(packed);
        return new ChangeError(parts.get(0), parts.get(1), parts.get(2));
    }

    static Optional<ChangeError> find(String packed) {
        return packed.isEmpty() ? Optional.empty() : Optional.of(unpack(packed));
    }
}
