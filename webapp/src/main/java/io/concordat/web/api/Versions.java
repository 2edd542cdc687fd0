package io.concordat.web.api;

import io.concordat.HubException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Versions as they travel: in {@code ETag} with what is read, in {@code If-Match} with what is changed. */
public final class Versions {

    private Versions() {}

    /** An answer that shows something of a version. */
    public static Response.ResponseBuilder tagged(Response.ResponseBuilder answer, long version) {
        return answer.tag(new EntityTag(Long.toString(version)));
    }

    /**
     * The version a change was made from; empty if the caller does not care.
     *
     * @param ifMatch the header, "" if there is none
     * @throws HubException of kind STALE if it is no version of ours
     */
    public static Optional<Long> expected(String ifMatch) {
        String tag = ifMatch.strip();
        if (tag.isEmpty() || tag.equals("*")) {
            return Optional.empty();
        }
        if (!tag.matches("\"?[0-9]{1,18}\"?")) {
            throw new HubException(
                    HubException.Kind.STALE, "If-Match has to be the ETag of the answer the change is based on");
        }
        return Optional.of(Long.parseLong(tag.replace("\"", "")));
    }

    /** @throws HubException of kind STALE if the change was made from another version */
    public static void require(String ifMatch, long version) {
        if (expected(ifMatch).filter(expected -> expected != version).isPresent()) {
            throw new HubException(HubException.Kind.STALE, "somebody else changed this; read it again");
        }
    }
}
