package triad.frontend.fake;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests at the frontend as it was built, on a real server, beside two stand-ins that behave well again before each case. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({ArquillianExtension.class, WithTriad.Reset.class})
public @interface WithTriad {
    /** Before whatever else a class does before each case. */
    class Reset implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            Triad.reset();
        }
    }
}
