package io.concordat.db;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The server's threads, for work that nobody waits for: runs, and mail to a server that may be slow. */
@ApplicationScoped
public class ServerThreads implements Executor {

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
