package io.concordat.connector.salesforce.simulator.bulk;

/** The life of a job. */
enum JobState {
    OPEN("Open"),
    UPLOAD_COMPLETE("UploadComplete"),
    IN_PROGRESS("InProgress"),
    JOB_COMPLETE("JobComplete"),
    FAILED("Failed"),
    ABORTED("Aborted");

    private final String wireName;

    JobState(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    boolean isOver() {
        return this == JOB_COMPLETE || this == FAILED || this == ABORTED;
    }
}
