package triad.frontend.config;

/** A value in the configuration that this deployment must not start with; names the key and the reason. */
public class BadSetting extends IllegalStateException {
    public BadSetting(String key, String reason) {
        super(key + ": " + reason);
    }
}
