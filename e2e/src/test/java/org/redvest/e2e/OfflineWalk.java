package org.redvest.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a city does with an archive, as a program of its own, so that it can be run where there is no network: install, found a city, look, back
 * up, export, bring both back, plan; then the next version on the same data, and the old one, which refuses them. See {@link ArchiveByHand}.
 */
final class OfflineWalk {

    private static final Pattern LINK = Pattern.compile("http://\\S+/setup/\\S+");
    private static final long PATIENCE_S = 900;

    private final Path folder;
    private final OfflineArchive archive;
    private final Path data;
    private final int port = freePort();
    private final FoundingByHand visitor = new FoundingByHand("http://127.0.0.1:" + port);

    private OfflineWalk(Path folder) throws IOException {
        this.folder = folder;
        this.archive = new OfflineArchive(folder.resolve("安装 in here"));
        this.data = OfflineArchive.writable(folder.resolve("数据 of the city"));
    }

    /** @param arguments the archive, and an empty folder */
    public static void main(String[] arguments) throws Exception {
        var walk = new OfflineWalk(Path.of(arguments[1]));
        walk.archive.unpack(Path.of(arguments[0]));
        walk.aCityIsFoundedAndServes();
        walk.copiesComeBack();
        walk.theEngineRuns();
        walk.theNextVersionKeepsTheData();
        System.out.println("walked to the end");
    }

    private void aCityIsFoundedAndServes() throws IOException, InterruptedException {
        assertThat(archive.run(1, "serve")).contains("name the folder of your data with --data DIR");
        var server = serve("first");
        try {
            var page = visitor.found(
                    link("first"),
                    "4304",
                    Map.of(
                            "committee", "衡阳市志愿服务工作委员会",
                            "product", "衡阳红马甲",
                            "name", "罗建华",
                            "login", "luojianhua",
                            "password", "湘江东岸-红马甲-九点半"));
            assertThat(page).contains("衡阳红马甲", "罗建华");
            assertThat(visitor.page("/menu")).contains("衡阳红马甲");
            archive.run(0, "backup", backups().toString(), "--data", data.toString());
            archive.run(0, "export", backups().toString(), "--data", data.toString());
        } finally {
            end(server);
        }
    }

    private void copiesComeBack() throws IOException {
        var restored = backups().resolve("restored");
        archive.run(0, "restore", copy("redvest-2*"), "--data", restored.toString());
        assertThat(archive.run(0, "verify-ledger", "--data", restored.toString()))
                .isNotBlank();
        assertThat(archive.run(
                        2,
                        "export",
                        "plan",
                        "1",
                        backups().resolve("no plan").toString(),
                        "--data",
                        restored.toString()))
                .containsAnyOf("没有第 1 号方案可以导出", "Plan 1 cannot be exported");
        var imported = backups().resolve("imported");
        assertThat(archive.run(0, "import", "database", copy("redvest-export-*"), "--data", imported.toString()))
                .contains("已导入");
        assertThat(imported.resolve("database/cluster")).isDirectory();
    }

    private void theEngineRuns() throws IOException {
        var instance = backups().resolve("instance").toString();
        var plan = backups().resolve("plan").toString();
        archive.run(0, "generate", "city", "--volunteers", "200", "--shifts", "20", "--seed", "7", "--out", instance);
        archive.run(0, "plan", instance, "--out", plan);
        archive.run(0, "check", instance, plan);
    }

    private void theNextVersionKeepsTheData() throws IOException, InterruptedException {
        var before = archive.version();
        archive.use(archive.next());
        var server = serve("next");
        try {
            assertThat(visitor.page("/menu")).contains("衡阳红马甲");
            assertThat(visitor.page("/accounts")).contains("罗建华");
        } finally {
            end(server);
        }

        archive.use(before);

        assertThat(archive.run(1, "serve", "--data", data.toString(), "--port", Integer.toString(port)))
                .contains("This data was written by a newer Redvest: its steps V999 are not known here");
    }

    private Process serve(String name) throws IOException, InterruptedException {
        var server = archive.start(
                folder.resolve(name + ".log"),
                "serve",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--listen",
                "127.0.0.1");
        for (long left = PATIENCE_S * 10; left > 0 && server.isAlive() && !listens(); left--) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(server.isAlive()).as(said(name)).isTrue();
        return server;
    }

    private boolean listens() {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void end(Process server) throws InterruptedException {
        server.destroy();
        if (!server.waitFor(60, TimeUnit.SECONDS)) {
            server.destroyForcibly().waitFor();
        }
    }

    private String link(String name) throws IOException, InterruptedException {
        for (long left = PATIENCE_S * 10; left > 0; left--) {
            var link = LINK.matcher(said(name));
            if (link.find()) {
                return link.group();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("No link to found a city in " + said(name));
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    private Path backups() throws IOException {
        return OfflineArchive.writable(folder.resolve("copies"));
    }

    private String copy(String name) throws IOException {
        try (var found = Files.newDirectoryStream(backups(), name)) {
            return found.iterator().next().toString();
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
