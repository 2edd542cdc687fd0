package io.concordat.connector.salesforce.simulator.org;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How the administrator has set up the org, and what the edition allows. Tests change it while it runs. */
public final class OrgSettings {

    /** The versions that are answered; older ones are retired, newer ones unknown. */
    public static final int OLDEST_VERSION = 31;

    public static final int NEWEST_VERSION = 67;

    private volatile String name = "Concordat Simulated Org";
    private volatile String edition = "Enterprise Edition";
    private volatile boolean sandbox;
    private volatile boolean apiEnabled = true;
    private volatile int oldestVersion = OLDEST_VERSION;
    private volatile int newestVersion = NEWEST_VERSION;
    private final Set<String> privateObjects = new HashSet<>();
    private final Map<String, String> assignmentRules = new ConcurrentHashMap<>();

    public String name() {
        return name;
    }

    public void name(String value) {
        name = value;
    }

    /** As Organization.OrganizationType says, such as "Professional Edition". */
    public String edition() {
        return edition;
    }

    public void edition(String value) {
        edition = value;
    }

    public boolean isSandbox() {
        return sandbox;
    }

    public void sandbox(boolean value) {
        sandbox = value;
    }

    /** Whether the edition has an API at all. */
    public boolean isApiEnabled() {
        return apiEnabled;
    }

    public void apiEnabled(boolean value) {
        apiEnabled = value;
    }

    public int oldestVersion() {
        return oldestVersion;
    }

    public int newestVersion() {
        return newestVersion;
    }

    /** Which API versions are alive; the older ones are gone. */
    public void versions(int oldest, int newest) {
        oldestVersion = oldest;
        newestVersion = newest;
    }

    /** Objects whose rows only their owners see, and those who may view all. */
    public Set<String> privateObjects() {
        return privateObjects;
    }

    /** By object: the owner that its active assignment rule gives rows to, unless a caller says no. */
    public Map<String, String> assignmentRules() {
        return assignmentRules;
    }
}
