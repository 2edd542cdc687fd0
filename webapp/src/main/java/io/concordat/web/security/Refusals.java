package io.concordat.web.security;

import io.concordat.audit.Audit;
import io.concordat.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Remembers in the audit log who asked for what they may not do. */
@ApplicationScoped
public class Refusals {

    private static final int LONGEST = 200;

    private final Audit audit;

    @Inject
    Refusals(Audit audit) {
        this.audit = audit;
    }

    /**
     * Remembers one.
     *
     * @param what the method and the path, without the query: that may hold personal data
     */
    public void record(Caller caller, String what) {
        String plain = what.replaceAll("\\p{Cntrl}", "?");
        String start = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        audit.record(caller.did("ACCESS_REFUSED", "route", "", start));
    }
}
