package io.concordat.connector;

import java.util.List;

/** Makes fields in the remote system on request. */
public interface CustomFields {

    /**
     * Makes a field and lets the signed-in user read and write it, then looks whether they can.
     *
     * @throws ConnectorException of MISCONFIGURED if the name or the length will not do, or there is such a field; of
     *     NOT_PERMITTED if the user may not make fields, with what to do instead
     */
    Made make(String object, NewField field);

    /**
     * What came of it.
     *
     * @param name the name it has there
     * @param visible whether the signed-in user sees it and may write it
     * @param checks the steps, each with what to do if it failed
     */
    record Made(String name, boolean visible, List<Check> checks) {

        public Made {
            checks = List.copyOf(checks);
        }
    }
}
