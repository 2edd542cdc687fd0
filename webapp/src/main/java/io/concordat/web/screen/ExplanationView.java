package io.concordat.web.screen;

import java.util.List;

/**
 * Why a record of the other side has the counterpart it has, or none, as people read it.
 *
 * @param remoteId the record of the other side
 * @param verdict what came of it
 * @param hub its counterpart; "" for none
 * @param hubPath the counterpart's page; "" for none
 */
public record ExplanationView(String remoteId, Mark verdict, String hub, String hubPath, List<Step> steps) {

    public ExplanationView {
        steps = List.copyOf(steps);
    }

    /**
     * A level of the ladder.
     *
     * @param text what is compared
     * @param outcome what it found
     */
    public record Step(String name, String text, Mark outcome, List<Row> rows) {

        public Step {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Two values that were compared.
     *
     * @param record the hub record
     * @param path its page
     * @param result how they compare
     */
    public record Row(String record, String path, String field, String hub, String remote, Mark result) {}
}
