package triad.backend.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.FakeTransmitter;
import triad.backend.fake.Images;
import triad.backend.fake.Tokens;

/** What the description is tried with: each operation and each way in which it ends that a request can bring about. */
class Exchanges {
    static final String RUN = "openapi-" + ProcessHandle.current().pid();
    static final String ADA = Tokens.valid(RUN + "-ada");
    static final String BOB = Tokens.valid(RUN + "-bob");
    static final String CLEO = Tokens.valid(RUN + "-cleo");
    static final String CHIEF = Tokens.administrator(RUN + "-chief");
    static final String LIMITED = Tokens.with(RUN + "-ada", claims -> claims.claim("scope", "openid"));
    private static final String SIGNED_IN_LONG_AGO = Tokens.with(RUN + "-ada", claims -> claims.claim("auth_time", 1));
    static final String NOBODY = "";
    static final String MERGE = "application/merge-patch+json";
    static final String JSON = "application/json";
    private static final String EVENT = "application/secevent+jwt";
    static final String TOO_LONG = "x".repeat(64 * 1024 + 1);

    /** One after the other: some change what the next ones meet. */
    static Stream<Exchange> all() {
        return Stream.of(
                        profile(),
                        AdministratorExchanges.changes(),
                        photos(),
                        history(),
                        people(),
                        sizes().toList(),
                        departments(),
                        AdministratorExchanges.imports(),
                        AdministratorExchanges.exports(),
                        events(),
                        metadata(),
                        data())
                .flatMap(List::stream);
    }

    private static List<Exchange> profile() {
        String full = """
                {"job_title":"Keeper","location":"Graz","time_zone":"Europe/Vienna","phones":["+43 1"],"languages":["de-AT"],
                 "skills":["Keys"],"pronouns":"she/her","biography":"Two\\nlines","links":["https://triad.example/ada"],
                 "out_of_office":{"from":"2027-01-31","until":"2027-02-01","message":"Away"},
                 "visibility":{"phones":"me"}}""";
        Exchange read = Exchange.of("GET /api/profile", 200, ADA);
        Exchange patch = Exchange.of("PATCH /api/profile", 200, ADA).with("If-Match: current");
        return List.of(
                read,
                Exchange.of("GET /api/profile", 200, BOB),
                Exchange.of("GET /api/profile", 200, CLEO),
                read.with("If-None-Match: current").ending(304),
                Exchange.of("GET /api/profile", 401, NOBODY),
                Exchange.of("GET /api/profile", 401, "a.b.c"),
                Exchange.of("GET /api/profile", 403, LIMITED),
                read.with("Accept: text/csv").ending(406),
                patch.sending(MERGE, full),
                read,
                patch.sending(MERGE, "{\"pronouns\":null,\"out_of_office\":{\"message\":null}}"),
                patch.sending(MERGE, "[]").ending(400),
                patch.sending(MERGE, TOO_LONG).ending(413),
                patch.sending("text/plain", "{}").ending(415),
                patch.sending(MERGE, "{\"shoe_size\":\"44\",\"visibility\":{\"phones\":\"nobody\"}}")
                        .ending(422),
                patch.sending(MERGE, "{\"manager\":\"" + RUN + "-bob\"}").ending(422),
                patch.with("If-Match: \"old\"").sending(MERGE, "{}").ending(412),
                patch.with("").sending(MERGE, "{}").ending(428));
    }

    private static List<Exchange> photos() {
        byte[] png = Images.of("png", 600, 400);
        Exchange read = Exchange.of("GET /api/profile/photo", 200, ADA);
        Exchange put = Exchange.of("PUT /api/profile/photo", 200, ADA)
                .with("If-Match: current")
                .sending("image/png", png);
        Exchange first = put.with("If-None-Match: *").ending(201);
        Exchange delete = Exchange.of("DELETE /api/profile/photo", 204, ADA).with("If-Match: current");
        return List.of(
                read.ending(404),
                first.sending("image/gif", Images.of("gif", 60, 40)),
                first.ending(412),
                put,
                read,
                read.with("If-None-Match: current").ending(304),
                delete,
                delete.with("If-Match: *").ending(412),
                delete.with("").ending(428),
                Exchange.of(delete.endpoint(), 403, LIMITED),
                first.sending("image/webp", Images.file("lossy-turned.webp")),
                put.sending("image/jpeg", Images.of("jpg", 600, 400)),
                put.sending("IMAGE/PNG", png),
                Exchange.of(put.endpoint(), 201, BOB).with(first.header()).sending("image/png", png),
                Exchange.of(put.endpoint(), 403, LIMITED).sending("image/png", png),
                Exchange.of(put.endpoint(), 409, CHIEF).with(first.header()).sending("image/png", png),
                put.sending("image/png", new byte[5 * 1024 * 1024 + 1]).ending(413),
                put.sending("image/jpeg", png).ending(415),
                put.sending("text/plain", png).ending(415),
                put.sending("no-media-type", png).ending(400),
                put.sending("image/png", Arrays.copyOf(png, 300)).ending(422),
                put.with("").ending(428));
    }

    private static Stream<Exchange> sizes() {
        return Stream.of("/api/profile/photo", "/api/people/" + RUN + "-ada/photo")
                .flatMap(path -> {
                    Exchange read = Exchange.of("GET " + path.replace(RUN + "-ada", "{sub}"), 200, ADA);
                    Exchange small = read.at(path + "?size=96");
                    return Stream.of(
                            small,
                            small.with("If-None-Match: current").ending(304),
                            read.at(path + "?size=512"),
                            read.at(path + "?size=97").ending(400));
                });
    }

    private static List<Exchange> history() {
        Exchange read = Exchange.of("GET /api/profile/history", 200, ADA);
        return List.of(
                read,
                read.at("/api/profile/history?limit=1"),
                read.at("/api/profile/history?limit=1&after=2"),
                read.at("/api/profile/history?limit=0").ending(400),
                read.at("/api/profile/history?after=x").ending(400),
                Exchange.of("GET /api/profile/history", 403, LIMITED));
    }

    private static List<Exchange> people() {
        String ada = "/api/people/" + RUN + "-ada";
        Exchange find = Exchange.of("GET /api/people", 200, BOB);
        Stream<Exchange> one = Stream.of("", "/photo", "/chart", "/vcard").flatMap(below -> {
            Exchange read =
                    Exchange.of("GET /api/people/{sub}" + below, 200, BOB).at(ada + below);
            return Stream.of(
                    read,
                    Exchange.of(read.endpoint(), 200, ADA).at(ada + below),
                    Exchange.of(read.endpoint(), 200, CHIEF).at("/api/people/" + RUN + "-bob" + below),
                    Exchange.of(read.endpoint(), 403, LIMITED).at(ada + below),
                    read.at("/api/people/unknown-to-all" + below).ending(404));
        });
        String chart = "/api/people/" + RUN + "-bob/chart";
        Exchange reports = Exchange.of("GET /api/people/{sub}/chart", 200, CLEO).at(chart + "?limit=1");
        UnaryOperator<Exchange> known =
                read -> read.at(read.path().replace("{sub}", RUN + "-ada")).with("If-None-Match: current");
        return Stream.concat(
                        one,
                        Stream.of(
                                known.apply(Exchange.of("GET /api/people/{sub}", 304, BOB)),
                                known.apply(Exchange.of("GET /api/people/{sub}/photo", 304, BOB)),
                                known.apply(Exchange.of("GET /api/people/{sub}/chart", 304, BOB)),
                                reports,
                                reports.with("If-None-Match: current").ending(304),
                                reports.at(chart + "?after=x").ending(400),
                                reports.at(chart + "?limit=101").ending(400),
                                find,
                                find.at("/api/people?limit=1"),
                                find.at("/api/people?q=keys&skill=keys&location=graz&language=de-at&limit=100"),
                                find.at("/api/people?q=%20").ending(400),
                                find.at("/api/people?limit=1&limit=2").ending(400),
                                Exchange.of("GET /api/people", 401, NOBODY)))
                .toList();
    }

    private static List<Exchange> departments() {
        String path = "/api/departments/" + RUN;
        Exchange list = Exchange.of("GET /api/departments", 200, BOB);
        Exchange read = Exchange.of("GET /api/departments/{id}", 200, BOB).at(path);
        Exchange put = Exchange.of("PUT /api/departments/{id}", 200, CHIEF)
                .at(path)
                .with("If-Match: current")
                .sending(JSON, "{\"name\":\"Keys\",\"parent\":null}");
        Exchange delete =
                Exchange.of("DELETE /api/departments/{id}", 204, CHIEF).at(path).with("If-Match: current");
        return List.of(
                put.with("If-None-Match: *").ending(201),
                put.with("If-None-Match: *").ending(412),
                put,
                put.at("/api/departments/" + RUN + "-inside")
                        .with("If-None-Match: *")
                        .sending(JSON, "{\"name\":\"Inside\",\"parent\":\"" + RUN + "\"}")
                        .ending(201),
                put.sending(JSON, "{\"name\":\"\",\"parent\":\"nowhere\",\"x\":1}")
                        .ending(422),
                put.sending(JSON, "[").ending(400),
                put.sending(JSON, TOO_LONG).ending(413),
                put.sending("text/plain", "{}").ending(415),
                put.with("").ending(428),
                put.with("If-Match: \"x\"").at(path + "-unknown").ending(404),
                Exchange.of(put.endpoint(), 403, ADA).at(path).sending(JSON, "{\"name\":\"x\"}"),
                list,
                list.with("If-None-Match: current").ending(304),
                read,
                read.with("If-None-Match: current").ending(304),
                read.at(path + "-unknown").ending(404),
                delete.ending(409),
                delete.with("").ending(428),
                delete.with("If-Match: \"old\"").ending(412),
                delete.with("If-Match: \"old\"").at(path + "-unknown").ending(404),
                Exchange.of(delete.endpoint(), 403, ADA).at(path),
                delete.at(path + "-inside"));
    }

    private static List<Exchange> events() {
        String event = FakeProvider.start()
                .transmitter
                .event("https://example.org/unknown", FakeTransmitter.user(RUN), claims -> claims);
        return List.of(
                Exchange.of("POST /events", 202, NOBODY).sending(EVENT, event),
                Exchange.of("POST /events", 400, NOBODY).sending(EVENT, "x"),
                Exchange.of("POST /events", 400, NOBODY).sending("text/plain", event));
    }

    private static List<Exchange> metadata() {
        return List.of(
                Exchange.of("GET /.well-known/oauth-protected-resource", 200, NOBODY),
                Exchange.of("GET /openapi.json", 200, NOBODY),
                Exchange.of("GET /openapi.json", 304, NOBODY).with("If-None-Match: current"),
                Exchange.of("GET /openapi", 200, NOBODY),
                Exchange.of("GET /openapi", 304, NOBODY).with("If-None-Match: current"));
    }

    private static List<Exchange> data() {
        return List.of(
                Exchange.of("GET /api/profile/data", 200, ADA),
                Exchange.of("GET /api/profile/data", 401, SIGNED_IN_LONG_AGO),
                Exchange.of("GET /api/profile/data", 404, CHIEF),
                Exchange.of("DELETE /api/profile/data", 401, SIGNED_IN_LONG_AGO),
                Exchange.of("DELETE /api/profile/data", 403, LIMITED),
                Exchange.of("DELETE /api/profile/data", 204, ADA));
    }
}
