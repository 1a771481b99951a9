package org.redvest.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * The script that works for a browser's owner while no page is open, and the page that it shows without a network. The script lies at
 * the root, for it may only answer for addresses below its own. A change of any file changes it, and so the browser takes the new one.
 */
@Controller
class WorkerPages {

    private static final String OFFLINE = "/offline";

    private final BarePages bare;
    private final byte[] worker;

    WorkerPages(BarePages bare, Texts texts, JsonMapper json) {
        this.bare = bare;
        var text = texts.in(Language.ZH);
        var unreadable =
                Map.of("title", text.of("web.brand"), "body", text.of("web.push.unreadable"), "path", "/notices");
        var files = new WorkerFiles(Assets.currentVersion(), Assets.urls(), OFFLINE, unreadable);
        this.worker = "const REDVEST = %s;%n%s"
                .formatted(
                        json.writeValueAsString(files),
                        new String(Assets.read("static/js/worker.js"), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What the script is told of this version.
     *
     * @param unreadable shown where a message came that cannot be read
     */
    private record WorkerFiles(String version, List<String> files, String offline, Map<String, String> unreadable) {}

    @GetMapping("/worker.js")
    ResponseEntity<byte[]> worker() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(worker);
    }

    @GetMapping(OFFLINE)
    ResponseEntity<byte[]> offline() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(bare.page("offline"));
    }
}
