package io.concordat.connector.salesforce.simulator.auth;

import java.time.Duration;

/** How the org treats sign-ins; tests change it while the org runs. */
public final class LoginPolicy {

    private volatile boolean passwordFlowAllowed = true;
    private volatile boolean ipTrusted;
    private volatile boolean ipRefused;
    private volatile boolean soapLoginAllowed = true;
    private volatile Duration sessionTimeout = Duration.ofHours(2);
    private volatile int loginsLeft = Integer.MAX_VALUE;

    /** Whether the org lets anybody use the grant with user name and password. */
    public boolean isPasswordFlowAllowed() {
        return passwordFlowAllowed;
    }

    public void passwordFlowAllowed(boolean value) {
        passwordFlowAllowed = value;
    }

    /** Whether the caller's address is a trusted one, so that no security token is needed. */
    public boolean isIpTrusted() {
        return ipTrusted;
    }

    public void ipTrusted(boolean value) {
        ipTrusted = value;
    }

    /** Whether the profile does not let anybody in from the caller's address. */
    public boolean isIpRefused() {
        return ipRefused;
    }

    public void ipRefused(boolean value) {
        ipRefused = value;
    }

    public boolean isSoapLoginAllowed() {
        return soapLoginAllowed;
    }

    public void soapLoginAllowed(boolean value) {
        soapLoginAllowed = value;
    }

    /** How long a session lives that nobody uses. */
    public Duration sessionTimeout() {
        return sessionTimeout;
    }

    public void sessionTimeout(Duration value) {
        sessionTimeout = value;
    }

    /** How many more sign-ins the hour allows. */
    public void loginsLeft(int value) {
        loginsLeft = value;
    }

    synchronized boolean takeLogin() {
        if (loginsLeft <= 0) {
            return false;
        }
        loginsLeft--;
        return true;
    }
}
