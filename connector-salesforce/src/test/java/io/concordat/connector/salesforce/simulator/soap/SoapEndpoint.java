package io.concordat.connector.salesforce.simulator.soap;

import io.concordat.connector.salesforce.simulator.access.AccessBook;
import io.concordat.connector.salesforce.simulator.auth.Hosts;
import io.concordat.connector.salesforce.simulator.auth.LoginPolicy;
import io.concordat.connector.salesforce.simulator.auth.Passwords;
import io.concordat.connector.salesforce.simulator.auth.Session;
import io.concordat.connector.salesforce.simulator.auth.Sessions;
import io.concordat.connector.salesforce.simulator.dml.Caller;
import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.dml.Refusal;
import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import java.util.List;
import org.w3c.dom.Element;

/** {@code /services/Soap/u/version}. */
public final class SoapEndpoint {

    private static final int NEWEST_WITH_LOGIN = 64;

    private static final String ENVELOPE = """
            <?xml version="1.0" encoding="UTF-8"?>\
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"\
             xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
            <soapenv:Body>%s</soapenv:Body></soapenv:Envelope>""";

    private final Org org;
    private final Sessions sessions;
    private final Passwords passwords;
    private final LoginPolicy policy;
    private final AccessBook accessBook;
    private final Hosts hosts;
    private final SoapActions actions;

    public SoapEndpoint(
            Org org,
            Dml dml,
            Sessions sessions,
            Passwords passwords,
            LoginPolicy policy,
            AccessBook accessBook,
            Hosts hosts) {
        this.org = org;
        this.sessions = sessions;
        this.passwords = passwords;
        this.policy = policy;
        this.accessBook = accessBook;
        this.hosts = hosts;
        this.actions = new SoapActions(org, dml);
    }

    public Response handle(Request request) {
        try {
            if (!request.header("Content-Type").orElse("").startsWith("text/xml")) {
                throw new SoapFault("soapenv:Client", "content type must be text/xml");
            }
            String body = org.exclusively(() -> answer(request));
            return Response.of(200, "text/xml; charset=utf-8", ENVELOPE.formatted(body));
        } catch (SoapFault fault) {
            return fault(fault.code(), fault.text());
        } catch (Refusal refusal) {
            return fault(
                    refusal.error().code(),
                    refusal.error().code() + ": " + refusal.error().message());
        }
    }

    private static Response fault(String code, String text) {
        String prefixed = code.contains(":") ? code : "sf:" + code;
        String body = "<soapenv:Fault><faultcode>" + prefixed + "</faultcode><faultstring>" + Xml.escaped(text)
                + "</faultstring></soapenv:Fault>";
        return Response.of(500, "text/xml; charset=utf-8", ENVELOPE.formatted(body));
    }

    private String answer(Request request) {
        Element envelope = Xml.root(request.body());
        Element call = Xml.child(envelope, "Body")
                .flatMap(body -> Xml.children(body).stream().findFirst())
                .orElseThrow(() -> new SoapFault("soapenv:Client", "the message has no body"));
        int version = version(request);
        if (call.getLocalName().equals("login")) {
            return login(call, version);
        }
        Caller caller = Caller.of(accessBook.of(session(envelope).user()));
        return switch (call.getLocalName()) {
            case "convertLead" -> actions.convert(caller, call);
            case "merge" -> actions.merge(caller, call);
            case "undelete" -> actions.undelete(caller, call);
            default -> throw new SoapFault("INVALID_OPERATION", "no operation " + call.getLocalName());
        };
    }

    private Session session(Element envelope) {
        String token = Xml.child(envelope, "Header")
                .flatMap(header -> Xml.child(header, "SessionHeader"))
                .map(header -> Xml.text(header, "sessionId"))
                .orElse("");
        return sessions.find(token)
                .orElseThrow(() -> new SoapFault(
                        "INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader: Illegal Session"));
    }

    private int version(Request request) {
        List<String> path = request.segments();
        int version = path.size() > 3 ? (int) Double.parseDouble(path.get(3)) : 0;
        if (version < org.settings().oldestVersion() || version > org.settings().newestVersion()) {
            throw new SoapFault("UNSUPPORTED_API_VERSION", "Invalid Api version specified on URL");
        }
        return version;
    }

    private String login(Element call, int version) {
        if (version > NEWEST_WITH_LOGIN || !policy.isSoapLoginAllowed()) {
            throw new SoapFault("INVALID_OPERATION", "SOAP API login() is disabled by default in this org.");
        }
        Row user = passwords
                .check(Xml.text(call, "username"), Xml.text(call, "password"))
                .filter(found -> found.isTrue("IsActive"))
                .orElseThrow(() -> new SoapFault(
                        "INVALID_LOGIN", "Invalid username, password, security token; or user locked out."));
        if (policy.isIpRefused()) {
            throw new SoapFault("LOGIN_DURING_RESTRICTED_DOMAIN", "cannot log in from current domain");
        }
        Session session = sessions.open(user, "", "full", "");
        String suffix = "/" + version + ".0/" + org.id();
        return "<loginResponse><result><metadataServerUrl>" + hosts.instance() + "/services/Soap/m" + suffix
                + "</metadataServerUrl><passwordExpired>false</passwordExpired><sandbox>"
                + org.settings().isSandbox()
                + "</sandbox><serverUrl>" + hosts.instance() + "/services/Soap/u" + suffix + "</serverUrl><sessionId>"
                + session.token() + "</sessionId><userId>" + user.id() + "</userId><userInfo><organizationId>"
                + org.id()
                + "</organizationId><organizationName>"
                + Xml.escaped(org.settings().name())
                + "</organizationName><userFullName>" + Xml.escaped(user.text("Name")) + "</userFullName><userId>"
                + user.id() + "</userId><userName>" + Xml.escaped(user.text("Username"))
                + "</userName></userInfo></result></loginResponse>";
    }
}
