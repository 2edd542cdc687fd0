package io.concordat.web.screen;

import io.concordat.web.security.BrowserSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.primefaces.context.PrimeFacesContext;

/**
 * What proves that a script, or a form, is of this page. PrimeFaces asks for it in every form that is sent; its own
 * scripts add it, but a page must work without them.
 */
@Named("scripts")
@RequestScoped
public class Scripts {

    private final BrowserSession session;

    @Inject
    Scripts(BrowserSession session) {
        this.session = session;
    }

    /** What scripts send with requests to the REST API. */
    public String getCsrfToken() {
        return session.csrfToken().orElse("");
    }

    public String getNonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }
}
