package io.concordat.web.screen;

import io.concordat.review.Asked;
import io.concordat.review.Reviews;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    /**
     * Entries that belong together.
     *
     * @param title read above them; "" for none
     */
    public record Group(String id, String title, List<Entry> entries) {

        public Group {
            entries = List.copyOf(entries);
        }
    }

    /** Only groups and entries that whoever looks may open. */
    public List<Group> getGroups() {
        return Stream.of(
                        new Group("work", "", work()),
                        new Group("records", say.of("nav.group.records"), records()),
                        new Group("admin", say.of("nav.group.admin"), administration()))
                .filter(group -> !group.entries().isEmpty())
                .toList();
    }

    private List<Entry> work() {
        List<Entry> entries = new ArrayList<>();
        add(entries, Page.INDEX, "home", Set.of(Page.INDEX));
        add(
                entries,
                Page.CONNECTIONS,
                "plug",
                Set.of(Page.CONNECTIONS, Page.CONNECT, Page.CONNECTION, Page.BINDING, Page.MATCH, Page.SCHEDULE));
        add(entries, Page.RUNS, "runs", Set.of(Page.RUNS, Page.RUN));
        add(entries, Page.REVIEWS, "inbox", Set.of(Page.REVIEWS, Page.REVIEW));
        return entries;
    }

    private List<Entry> records() {
        List<Entry> entries = new ArrayList<>();
        if (Page.RECORDS.opensFor(me.caller())) {
            entries.add(records("profiles", "people"));
            entries.add(records("accounts", "building"));
            entries.add(records("leads", "flag"));
        }
        add(entries, Page.ATTRIBUTES, "list", Set.of(Page.ATTRIBUTES));
        return entries;
    }

    private List<Entry> administration() {
        List<Entry> entries = new ArrayList<>();
        add(entries, Page.USERS, "person", Set.of(Page.USERS, Page.USER));
        add(entries, Page.ROLES, "grid", Set.of(Page.ROLES));
        if (Page.USERS.opensFor(me.caller())) {
            add(entries, Page.TOKENS, "key", Set.of(Page.TOKENS));
        }
        add(entries, Page.AUDIT, "book", Set.of(Page.AUDIT));
        add(entries, Page.SYSTEM, "gauge", Set.of(Page.SYSTEM));
        return entries;
    }

    private void add(List<Entry> entries, Page page, String icon, Set<Page> family) {
        if (page.opensFor(me.caller())) {
            String text = say.word("nav", page);
            boolean current = here().filter(family::contains).isPresent();
            entries.add(new Entry(page.path(), icon, text, current, page == Page.REVIEWS ? open() : 0));
        }
    }

    private Entry records(String object, String icon) {
        boolean records = here().filter(Set.of(Page.RECORDS, Page.RECORD, Page.RECORD_NEW, Page.IMPORT)::contains)
                .isPresent();
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
