package org.redvest;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.testing.Front;
import org.redvest.testing.Nginx;

/** Behind nginx, whose requests come from an address of their own. */
class NginxFrontTest extends FrontTest {

    NginxFrontTest(@TempDir Path folder) throws Exception {
        super(folder);
    }

    @Override
    Front front(Path folder, List<Integer> nodes) throws Exception {
        return Nginx.start(folder, nodes);
    }

    @Override
    String address() {
        return Nginx.ADDRESS;
    }

    @Override
    List<HttpRequest.Builder> pastTheFront(int port) {
        return List.of(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in")));
    }
}
