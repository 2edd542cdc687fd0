package io.concordat.web.screen;

import io.concordat.review.Asked;
import io.concordat.review.Reviews;
import io.concordat.security.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The way to the pages that whoever looks may open. */
@Named("navigation")
@RequestScoped
public class Navigation {

    private final Me me;
    private final Say say;
    private final Reviews reviews;
    private final HttpServletRequest request;

    @Inject
    Navigation(Me me, Say say, Reviews reviews, HttpServletRequest request) {
        this.me = me;
        this.say = say;
        this.reviews = reviews;
        this.request = request;
    }

    /**
     * An entry of the menu.
     *
     * @param count how much waits there; 0 to show nothing
     */
    public record Entry(String path, String icon, String text, boolean isCurrent, long count) {

        /** What screen readers are told of the page one is on. */
        public String aria() {
            return isCurrent ? "page" : "false";
        }
    }

    public List<Entry> getEntries() {
        Caller caller = me.caller();
        List<Entry> entries = new ArrayList<>();
        add(entries, caller, Page.INDEX, "home", Set.of(Page.INDEX));
        add(
                entries,
                caller,
                Page.CONNECTIONS,
                "plug",
                Set.of(Page.CONNECTIONS, Page.CONNECT, Page.CONNECTION, Page.BINDING, Page.SCHEDULE));
        add(entries, caller, Page.RUNS, "runs", Set.of(Page.RUNS, Page.RUN));
        add(entries, caller, Page.REVIEWS, "inbox", Set.of(Page.REVIEWS));
        if (Page.RECORDS.opensFor(caller)) {
            entries.add(records("profiles", "people"));
            entries.add(records("accounts", "building"));
            entries.add(records("leads", "flag"));
        }
        return entries;
    }

    private void add(List<Entry> entries, Caller caller, Page page, String icon, Set<Page> family) {
        if (page.opensFor(caller)) {
            String text = say.word("nav", page);
            boolean current = here().filter(family::contains).isPresent();
            entries.add(new Entry(page.path(), icon, text, current, page == Page.REVIEWS ? open() : 0));
        }
    }

    private Entry records(String object, String icon) {
        boolean records =
                here().filter(Set.of(Page.RECORDS, Page.RECORD)::contains).isPresent();
        String asked = Optional.ofNullable(request.getParameter("object")).orElse("profiles");
        return new Entry(
                Page.RECORDS.path() + "?object=" + object,
                icon,
                say.word("objects", object),
                records && asked.equals(object),
                0);
    }

    private Optional<Page> here() {
        return Page.at(
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    private long open() {
        return reviews.count(new Reviews.Filter(Optional.empty(), Set.of(), Optional.of(Asked.State.OPEN)));
    }
}
