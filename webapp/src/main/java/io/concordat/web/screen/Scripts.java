package io.concordat.web.screen;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import org.primefaces.context.PrimeFacesContext;

/**
 * What proves that a script, or a form, is of this page. PrimeFaces asks for it in every form that is sent; its own
 * scripts add it, but a page must work without them.
 */
@Named("scripts")
@RequestScoped
public class Scripts {

    public String getNonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }
}
