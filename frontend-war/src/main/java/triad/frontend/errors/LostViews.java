package triad.frontend.errors;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import triad.frontend.session.UnsavedForms;

/** Leads from a form whose view is gone to the page anew, with what was typed; where there was nothing to keep, a page says so, or a script begins anew. */
public class LostViews extends ExceptionHandlerFactory {
    public LostViews(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {
        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            for (Iterator<ExceptionQueuedEvent> all =
                            getUnhandledExceptionQueuedEvents().iterator();
                    all.hasNext(); ) {
                var failed = all.next().getContext();
                if (failed.getException() instanceof ViewExpiredException && led(failed.getContext())) {
                    all.remove();
                }
            }
            getWrapped().handle();
        }

        private static boolean led(FacesContext faces) {
            ExternalContext answer = faces.getExternalContext();
            var request = (HttpServletRequest) answer.getRequest();
            Optional<String> back = faces.getApplication()
                    .evaluateExpressionGet(faces, "#{unsavedForms}", UnsavedForms.class)
                    .keep(request);
            if (back.isEmpty() && !faces.getPartialViewContext().isAjaxRequest()) {
                return false;
            }
            try {
                answer.redirect(back.orElseGet(request::getRequestURI));
                faces.responseComplete();
                return true;
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
    }
}
