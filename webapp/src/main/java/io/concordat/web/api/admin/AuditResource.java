package io.concordat.web.api.admin;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.audit.AuditEntry;
import io.concordat.security.Permission;
import io.concordat.web.api.Listed;
import io.concordat.web.api.Paging;
import io.concordat.web.api.Says;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Who did what, when, to what. */
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private final Audit audit;

    @Inject
    AuditResource(Audit audit) {
        this.audit = audit;
    }

    /** A deed as it travels. */
    public record DeedJson(
            long number,
            UUID id,
            Instant at,
            String actor,
            String address,
            String action,
            String targetKind,
            String targetId,
            String detail) {

        static DeedJson of(AuditEntry entry) {
            return new DeedJson(
                    entry.number(),
                    entry.id(),
                    entry.at(),
                    entry.deed().actor(),
                    entry.deed().address(),
                    entry.deed().action(),
                    entry.deed().targetKind(),
                    entry.deed().targetId(),
                    entry.deed().detail());
        }
    }

    @GET
    @Needs(Permission.VIEW_AUDIT)
    @Says(value = "Who did what, when, to what; newest first", answer = DeedJson.class)
    public Listed<DeedJson> list(@BeanParam Paging paging) {
        List<AuditEntry> page = audit.page(after(paging), paging.limit());
        boolean more =
                page.size() == paging.limit() && page.get(page.size() - 1).number() > 1;
        Optional<String> next =
                more ? Optional.of(Long.toString(page.get(page.size() - 1).number())) : Optional.empty();
        return new Listed<>(page.stream().map(DeedJson::of).toList(), next, Optional.of(audit.count()));
    }

    private static OptionalLong after(Paging paging) {
        Optional<String> after = paging.after();
        if (after.filter(number -> !number.matches("[0-9]{1,18}")).isPresent()) {
            throw HubException.invalid("after", "send what the page before gave as next, unchanged");
        }
        return after.map(number -> OptionalLong.of(Long.parseLong(number))).orElse(OptionalLong.empty());
    }
}
