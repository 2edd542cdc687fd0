package io.concordat.alert;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The server's threads: a server for mail may be slow, and nobody waits for it. */
@ApplicationScoped
class MailThreads implements Executor {

    private static final String SERVICE = "java:comp/DefaultManagedExecutorService";

    @Override
    public void execute(Runnable work) {
        service().execute(work);
    }

    /** Looks up one constant name. */
    @SuppressWarnings("BanJNDI")
    private static ManagedExecutorService service() {
        try {
            return (ManagedExecutorService) new InitialContext().lookup(SERVICE);
        } catch (NamingException missing) {
            throw new IllegalStateException("the server offers no threads under " + SERVICE, missing);
        }
    }
}
