package triad.backend.openapi;

import static triad.backend.openapi.Exchanges.ADA;
import static triad.backend.openapi.Exchanges.BOB;
import static triad.backend.openapi.Exchanges.CHIEF;
import static triad.backend.openapi.Exchanges.JSON;
import static triad.backend.openapi.Exchanges.LIMITED;
import static triad.backend.openapi.Exchanges.MERGE;
import static triad.backend.openapi.Exchanges.NOBODY;
import static triad.backend.openapi.Exchanges.RUN;
import static triad.backend.openapi.Exchanges.TOO_LONG;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import triad.backend.fake.Tokens;

/** What only administrators do, each way in which it ends. */
class AdministratorExchanges {
    private static final String SIGNED_IN_LONG_AGO =
            Tokens.with(RUN + "-chief", claims -> claims.claim("groups", List.of("administrator"))
                    .claim("auth_time", 1));
    private static final String CSV = "text/csv";

    /** Of a person, and who stands above them. */
    static List<Exchange> changes() {
        Exchange patch = Exchange.of("PATCH /api/people/{sub}", 200, CHIEF)
                .at("/api/people/" + RUN + "-ada")
                .with("If-Match: current")
                .sending(MERGE, "{\"manager\":\"" + RUN + "-bob\",\"pronouns\":\"she\",\"department\":null}");
        return List.of(
                patch,
                patch.at("/api/people/" + RUN + "-cleo"),
                patch.sending(MERGE, "{\"job_title\":\"Keeper of keys\"}"),
                patch.sending(MERGE, "[]").ending(400),
                patch.sending(MERGE, TOO_LONG).ending(413),
                patch.sending(JSON, "{}").ending(415),
                patch.sending(MERGE, "{\"visibility\":{\"phones\":\"me\"}}").ending(422),
                patch.sending(MERGE, "{\"department\":\"nowhere\",\"manager\":\"nobody-at-all\"}")
                        .ending(422),
                patch.with("If-Match: \"old\"").ending(412),
                patch.with("").ending(428),
                patch.with("If-Match: \"old\"").at("/api/people/unknown-to-all").ending(404),
                Exchange.of(patch.endpoint(), 401, NOBODY).at(patch.path()),
                Exchange.of(patch.endpoint(), 403, ADA).at(patch.path()).sending(MERGE, "{}"),
                Exchange.of(patch.endpoint(), 403, LIMITED).at(patch.path()).sending(MERGE, "{}"));
    }

    static List<Exchange> exports() {
        Exchange export = Exchange.of("GET /api/export", 200, CHIEF);
        return List.of(
                export,
                export.with("Accept: text/csv"),
                export.with("Accept: text/html").ending(406),
                Exchange.of(export.endpoint(), 401, NOBODY),
                Exchange.of(export.endpoint(), 401, SIGNED_IN_LONG_AGO),
                Exchange.of(export.endpoint(), 403, ADA),
                Exchange.of(export.endpoint(), 403, LIMITED));
    }

    /** A long one that is stopped, and then a short one in which two rows are wrong. */
    static List<Exchange> imports() {
        return Stream.of(stopped(), done(), refused()).flatMap(List::stream).toList();
    }

    /** A dry run that takes seconds. */
    static Exchange longImport(String token, int number) {
        String rows = IntStream.range(0, 30_000)
                .mapToObj(row -> RUN + "-" + row + ",x\n")
                .collect(Collectors.joining());
        return Exchange.of("POST /api/imports", 202, token)
                .at("/api/imports?dry_run=true")
                .with("Idempotency-Key: \"" + RUN + "-long-" + number + "\"")
                .sending(CSV, "sub,job_title\n" + rows);
    }

    private static List<Exchange> stopped() {
        Exchange start = longImport(CHIEF, 0);
        Exchange cancel = Exchange.of("DELETE /api/imports/{id}", 200, CHIEF).at("/api/imports/{sent}");
        Exchange read = Exchange.of("GET /api/imports/{id}", 200, CHIEF).at("/api/imports/{sent}");
        return List.of(
                start,
                read,
                cancel,
                cancel,
                read,
                start,
                cancel.at("/api/imports/unknown").ending(404),
                Exchange.of(cancel.endpoint(), 403, ADA).at("/api/imports/unknown"));
    }

    private static List<Exchange> done() {
        String file = """
                {"people":[{"sub":"%s-new","job_title":"Archivist","name":"Ignored"},{"sub":"%s-new","location":null},
                 {"job_title":"Nobody's"}]}""".formatted(RUN, RUN);
        Exchange start = start("short").sending(JSON, file);
        Exchange read = Exchange.of("GET /api/imports/{id}", 200, CHIEF).at("/api/imports/{over}");
        Exchange errors =
                Exchange.of("GET /api/imports/{id}/errors", 200, CHIEF).at("/api/imports/{over}/errors");
        Exchange list = Exchange.of("GET /api/imports", 200, CHIEF);
        Exchange unlisted = Exchange.of("GET /api/people/{sub}", 200, CHIEF).at("/api/people/" + RUN + "-new");
        return List.of(
                start,
                start,
                Exchange.of(read.endpoint(), 200, CHIEF).at("/api/imports/{sent}"),
                read,
                read.with("If-None-Match: current").ending(304),
                read.at("/api/imports/unknown").ending(404),
                Exchange.of(read.endpoint(), 403, ADA).at("/api/imports/unknown"),
                errors,
                errors.at("/api/imports/{over}/errors?limit=1"),
                errors.at("/api/imports/{over}/errors?limit=1&after=1.0"),
                errors.at("/api/imports/{over}/errors?after=x").ending(400),
                errors.at("/api/imports/unknown/errors").ending(404),
                Exchange.of(errors.endpoint(), 403, ADA).at("/api/imports/unknown/errors"),
                Exchange.of("DELETE /api/imports/{id}", 409, CHIEF).at("/api/imports/{over}"),
                list,
                list.at("/api/imports?limit=1"),
                list.at("/api/imports?limit=0").ending(400),
                Exchange.of(list.endpoint(), 403, ADA),
                unlisted,
                Exchange.of(unlisted.endpoint(), 404, BOB).at(unlisted.path()));
    }

    private static List<Exchange> refused() {
        Exchange start = start("refused").sending(CSV, "sub,job_title\nx,y\n");
        return List.of(
                start.with("").ending(400),
                start.with("Idempotency-Key: without-quotes").ending(400),
                start.at("/api/imports?dry_run=perhaps").ending(400),
                start.sending(JSON, "{\"people\":{}}").ending(400),
                start.sending(CSV, "sub\n\"x").ending(400),
                start.sending(CSV, "sub\n" + "x\n".repeat(50_001)).ending(413),
                start.sending("text/plain", "sub\nx\n").ending(415),
                start.sending("text/csv; charset=iso-8859-1", "sub\nx\n").ending(415),
                start.sending(CSV, "job_title,shoe_size\nx,44\n").ending(422),
                start.sending(JSON, "{\"people\":[{\"sub\":\"x\",\"visibility\":{}}]}")
                        .ending(422),
                start("short").sending(CSV, "sub\nx\n").ending(422),
                Exchange.of(start.endpoint(), 401, NOBODY).sending(CSV, "sub\n"),
                Exchange.of(start.endpoint(), 401, SIGNED_IN_LONG_AGO).sending(CSV, "sub\n"),
                Exchange.of(start.endpoint(), 403, ADA).sending(CSV, "sub\n"),
                Exchange.of(start.endpoint(), 403, LIMITED).sending(CSV, "sub\n"));
    }

    private static Exchange start(String key) {
        return Exchange.of("POST /api/imports", 202, CHIEF).with("Idempotency-Key: \"" + RUN + "-" + key + "\"");
    }
}
