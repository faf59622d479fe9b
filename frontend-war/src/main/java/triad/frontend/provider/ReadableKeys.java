package triad.frontend.provider;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import java.util.stream.Stream;

/** Key sets without the keys that nobody here can read (RFC 7517 §5): one of tomorrow's must not keep everybody out today. */
record ReadableKeys(ResourceRetriever retriever) implements ResourceRetriever {
    @Override
    public Resource retrieveResource(URL url) throws IOException {
        Resource all = retriever.retrieveResource(url);
        try {
            Map<String, Object>[] keys =
                    JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(all.getContent()), "keys");
            if (keys == null) {
                return all;
            }
            var readable = Stream.of(keys).filter(ReadableKeys::isReadable).toList();
            return new Resource(JSONObjectUtils.toJSONString(Map.of("keys", readable)), all.getContentType());
        } catch (ParseException malformed) {
            // Whoever asked for it tells why it is none
            return all;
        }
    }

    private static boolean isReadable(Map<String, Object> key) {
        try {
            JWK.parse(key);
            return true;
        } catch (ParseException unknown) {
            return false;
        }
    }
}
