package triad.frontend.settings;

import java.util.Map;
import triad.frontend.fake.FakeFiles;

/** The addresses of all pages of an administrator, each with the key of a text that is there. */
class Pages {
    static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("/", "home.greetingLead"),
            Map.entry("/settings?saved=yes", "settings.saved"),
            Map.entry("/profile?saved=yes", "profile.detailsHint"),
            Map.entry("/profile?photo=changed", "photo.changed"),
            Map.entry("/profile?data=fresh", "data.fresh"),
            Map.entry("/profile/history", "history.usual"),
            Map.entry("/profile/erasure", "erasure.type"),
            Map.entry("/profile/erasure?done=yes", "erasure.doneLead"),
            Map.entry("/people", "people.searchHint"),
            Map.entry("/people?view=table&location=Graz&language=de", "people.jobTitle"),
            Map.entry("/people?q=nobody", "people.nobodyLead"),
            Map.entry("/people/ada", "person.chart"),
            Map.entry("/people/nobody", "person.unknownLead"),
            Map.entry("/departments", "departments.lead"),
            Map.entry("/imports?export=fresh", "export.fresh"),
            Map.entry("/imports/new?refused=conflict", "imports.refused.conflict"),
            Map.entry("/imports/" + FakeFiles.ID, "import.leave"),
            Map.entry("/imports/" + FakeFiles.ID + "?told=conflict", "import.told.conflict"),
            Map.entry("/help", "help.admin.columns"),
            Map.entry("/sign-in-failed?because=denied", "failed.deniedLead"),
            Map.entry("/nothing", "error.not-foundLead"));

    private Pages() {}
}
