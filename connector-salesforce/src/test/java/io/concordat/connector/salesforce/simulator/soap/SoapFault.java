package io.concordat.connector.salesforce.simulator.soap;

/** A call that is refused. */
final class SoapFault extends RuntimeException {

    private final String code;
    private final String text;

    SoapFault(String code, String message) {
        super(code + ": " + message);
        this.code = code;
        this.text = code + ": " + message;
    }

    String text() {
        return text;
    }

    String code() {
        return code;
    }
}
