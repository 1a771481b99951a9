package org.redvest;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.testing.Caddy;
import org.redvest.testing.Front;

/** Behind Caddy. */
class CaddyFrontTest extends FrontTest {

    CaddyFrontTest(@TempDir Path folder) throws Exception {
        super(folder);
    }

    @Override
    Front front(Path folder, List<Integer> nodes) throws Exception {
        return Caddy.start(folder, nodes);
    }

    @Override
    String address() {
        return "127.0.0.1";
    }

    @Override
    List<HttpRequest.Builder> pastTheFront(int port) {
        return List.of();
    }
}
