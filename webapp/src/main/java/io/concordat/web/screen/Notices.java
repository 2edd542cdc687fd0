package io.concordat.web.screen;

import io.concordat.HubException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What a page tells about what was done: on top of the page, or beside the field that is wrong. */
@Named("notices")
@RequestScoped
public class Notices {

    private final Say say;

    @Inject
    Notices(Say say) {
        this.say = say;
    }

    /** Those on top of the page. */
    public List<Mark> getAll() {
        return FacesContext.getCurrentInstance().getMessageList(null).stream()
                .map(Notices::mark)
                .toList();
    }

    private static Mark mark(FacesMessage message) {
        message.rendered();
        Severity severity = message.getSeverity();
        String tone =
                severity == FacesMessage.SEVERITY_INFO ? "ok" : severity == FacesMessage.SEVERITY_WARN ? "warn" : "bad";
        return new Mark(tone, tone, message.getSummary());
    }

    public void done(String text) {
        add(FacesMessage.SEVERITY_INFO, text);
    }

    public void warn(String text) {
        add(FacesMessage.SEVERITY_WARN, text);
    }

    public void refuse(String text) {
        add(FacesMessage.SEVERITY_ERROR, text);
    }

    private static void add(Severity severity, String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, ""));
    }

    /** Keeps the notices for the page that is opened next. */
    public void keep() {
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    }

    /** Does something that may be refused; says whether it was done. */
    public boolean attempt(Runnable action) {
        try {
            action.run();
            return true;
        } catch (HubException refused) {
            refuse(refused);
            return false;
        }
    }

    /** Does something that may be refused; what is wrong with a field of a form made from data goes to its problems. */
    boolean attempt(Problems problems, Runnable action) {
        try {
            action.run();
            return true;
        } catch (HubException refused) {
            problems.take(refused, say);
            refuse(problems.isEmpty() ? say.sentence(String.valueOf(refused.getMessage())) : say.of("notice.fields"));
            return false;
        }
    }

    private void refuse(HubException refused) {
        if (refused.problems().isEmpty()) {
            refuse(say.sentence(String.valueOf(refused.getMessage())));
            return;
        }
        refused.problems().forEach(problem -> at(problem.field(), say.sentence(problem.message())));
        refuse(say.of("notice.fields"));
    }

    /** Beside the input whose id is the field's path, with underscores for what ids cannot hold. */
    private static void at(String field, String message) {
        FacesContext context = FacesContext.getCurrentInstance();
        String id = field.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_+$", "");
        Optional<UIComponent> input = find(context.getViewRoot(), id);
        FacesMessage error =
                new FacesMessage(FacesMessage.SEVERITY_ERROR, input.isPresent() ? message : field + ": " + message, "");
        context.addMessage(
                input.map(component -> component.getClientId(context)).orElse(null), error);
    }

    private static Optional<UIComponent> find(UIComponent root, String id) {
        Iterator<UIComponent> parts = root.getFacetsAndChildren();
        while (parts.hasNext()) {
            UIComponent part = parts.next();
            if (id.equals(part.getId())) {
                return Optional.of(part);
            }
            Optional<UIComponent> inside = find(part, id);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }
}
