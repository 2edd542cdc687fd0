package io.concordat.alert;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** A conversation with a server for mail. */
final class Post implements AutoCloseable {

    private static final String UTF_8 = "UTF-8";

    private final MailSettings settings;
    private final Session session;
    private final Transport transport;
    private final Clock clock;

    private Post(MailSettings settings, Session session, Transport transport, Clock clock) {
        this.settings = settings;
        this.session = session;
        this.transport = transport;
        this.clock = clock;
    }

    static Post with(MailSettings settings, Clock clock) throws MessagingException {
        Optional<String> named = settings.session();
        Session session = named.isPresent() ? ofServer(named.get()) : Session.getInstance(settings.properties());
        Transport transport = named.isPresent() ? session.getTransport() : session.getTransport("smtp");
        if (named.isPresent()) {
            transport.connect();
        } else if (settings.user().isEmpty()) {
            transport.connect(settings.host(), settings.port(), null, null);
        } else {
            transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
        }
        return new Post(settings, session, transport, clock);
    }

    /** The operator of the server names it, nobody else. */
    @SuppressWarnings("BanJNDI")
    private static Session ofServer(String name) throws MessagingException {
        try {
            return (Session) new InitialContext().lookup(name);
        } catch (NamingException | ClassCastException missing) {
            throw new MessagingException("the server has no session for mail of this name", new Exception(missing));
        }
    }

    void send(Letter letter, List<String> readers) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from()));
        for (String reader : readers) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(reader, true));
        }
        message.setSubject(letter.subject(), UTF_8);
        message.setText(letter.text(), UTF_8);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(clock.instant()));
        message.saveChanges();
        transport.sendMessage(message, message.getAllRecipients());
    }

    @Override
    public void close() throws MessagingException {
        transport.close();
    }
}
