package triad.backend.openapi;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.utility.DeepUnwrap;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The description as a page for people: plain HTML of {@code page.ftlh}, without a script. */
class DescriptionPage {

    static String of(ApiDescription description) {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(DescriptionPage.class, "/openapi");
        templates.setRecognizeStandardFileExtensions(true);
        templates.setLogTemplateExceptions(false);
        TemplateMethodModelEx json = arguments -> pretty(DeepUnwrap.unwrap((TemplateModel) arguments.get(0)));
        StringWriter page = new StringWriter();
        try {
            templates.getTemplate("page.ftlh").process(Map.of("api", description.document(), "json", json), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("The page cannot be made of the description", e);
        }
        return page.toString();
    }

    /** A text as it is, anything else as JSON. */
    private static String pretty(Object example) {
        if (example instanceof String text) {
            return text;
        }
        StringWriter text = new StringWriter();
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)
                .write(Json.createArrayBuilder(List.of(example)).build().get(0));
        return text.toString().strip();
    }
}
