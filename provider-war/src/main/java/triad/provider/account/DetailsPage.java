package triad.provider.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import triad.provider.claims.SelfAssertion;
import triad.provider.claims.SelfAssertions;
import triad.provider.user.User;

/** Behind account/details.xhtml: takes what people want to be told about them, and says what is not right with it. */
@Named
@RequestScoped
public class DetailsPage {
    private final SelfAssertions assertions;
    private final User user;
    private String givenName;
    private String familyName;
    private String picture;
    private String locale;
    private String zoneinfo;
    private Optional<String> flaw = Optional.empty();

    @Inject
    DetailsPage(Visitor visitor, SelfAssertions assertions) {
        this.assertions = assertions;
        this.user = visitor.user();
        this.givenName = user.givenName();
        this.familyName = user.familyName();
        this.picture = user.picture().orElse("");
        this.locale = user.locale().orElse("");
        this.zoneinfo = user.zoneinfo().orElse("");
    }

    /** Keeps it if all of it may be told. */
    public void submit() {
        SelfAssertion said =
                new SelfAssertion(givenName.strip(), familyName.strip(), told(picture), told(locale), told(zoneinfo));
        flaw = said.flaw();
        if (flaw.isEmpty()) {
            assertions.keep(user.userId(), said);
            SeeOther.to("/account?done=changed");
        }
    }

    private static Optional<String> told(String typed) {
        return Optional.of(typed.strip()).filter(text -> !text.isEmpty());
    }

    /** Which sentence tells what was refused: a key of the messages; empty where nothing was. */
    public String getProblem() {
        return flaw.map("details.wrong."::concat).orElse("");
    }

    /** As typed, or as it is. */
    public String getGivenName() {
        return givenName;
    }

    /** Set by the form. */
    public void setGivenName(String givenName) {
        this.givenName = givenName;
    }

    /** As typed, or as it is. */
    public String getFamilyName() {
        return familyName;
    }

    /** Set by the form. */
    public void setFamilyName(String familyName) {
        this.familyName = familyName;
    }

    /** As typed, or as it is. */
    public String getPicture() {
        return picture;
    }

    /** Set by the form. */
    public void setPicture(String picture) {
        this.picture = picture;
    }

    /** As typed, or as it is. */
    public String getLocale() {
        return locale;
    }

    /** Set by the form. */
    public void setLocale(String locale) {
        this.locale = locale;
    }

    /** As typed, or as it is. */
    public String getZoneinfo() {
        return zoneinfo;
    }

    /** Set by the form. */
    public void setZoneinfo(String zoneinfo) {
        this.zoneinfo = zoneinfo;
    }
}
